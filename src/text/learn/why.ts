import type { ChapterCatalogue } from "./chapterWords.ts";

export const why: ChapterCatalogue = {
  en: {
    title: "Why: the chain rule",
    sections: {
      product: {
        heading: "A product of factors",
        text: [
          "To learn how the loss depends on the first layer, backpropagation starts at the output and multiplies by ==one factor== for every layer that it passes on the way back.",
          "Suppose each ==factor== stretches the gradient by about g. Then L of them stretch it by g to the power of L. No single factor looks dangerous. The product is.",
          "The dots are not theory. They are the gradients of the network of the first chapter, measured before its first step. Move the ==factor== and the depth.",
        ],
      },
      ceiling: {
        heading: "How large is too large?",
        text: [
          "With ==a factor of {factor:factor}== the product over {layers:whole} layers is {product:whole}. That is much, and yet [[float32|float32]] holds it with ease: it ends at {float32_max}.",
        ],
        question: "Which factor a layer takes {layers:whole} layers to the end of float32?",
        after: [
          "It takes {reaching_factor} a layer. No sensible network does that in one backward pass. What ends a run is the step in between: it makes the weights larger, larger weights make ==larger factors==, and the next gradient is the product of those.",
        ],
      },
      gain: {
        heading: "Where the factor comes from",
        text: [
          "In a ReLU network about half of the units pass the signal on. The random weights stretch it by their [[gain|gain]] σ_w. Together that is:",
          "Our gain is {gain:factor}, so the ==factor is {factor:factor}==. At a gain of {critical_gain:factor} it is exactly one: He’s [[initialization|initialization]]. Below that the gradient vanishes, above it the gradient explodes.",
          "Choose a gain. The dotted line is the formula, the solid one the network.",
        ],
      },
      norms: {
        heading: "The optimizer sees another curve",
        text: [
          "So far the figure showed ‖∂L/∂h‖, the [[error_signal|error signal]]. The [[optimizer|optimizer]] gets ‖∂L/∂W‖. The weight gradient of a layer is made of two things: the signal from behind, and the layer’s own input.",
          "On the way back the signal grows. On the way forward the input grows as well.",
        ],
        question: "Draw ‖∂L/∂W‖ over the layers of a ReLU network whose signal grows on its way back.",
        after: [
          "It is nearly flat: {relu_weight:growth} a layer, while ‖∂L/∂h‖ ==grows {relu_signal:growth}==. Where the signal is large the input is small, and the other way round. Whoever looks at weight gradients alone sees nothing unusual.",
        ],
      },
      tanh: {
        heading: "Unless the activations are bounded",
        text: [
          "tanh never gives more than one. In lane B the inputs stop growing and the signal does not. Now both norms climb: ‖∂L/∂W‖ by {tanh_weight:growth} a layer and ‖∂L/∂h‖ by {tanh_signal:growth}. Lane A is the ReLU network from above.",
        ],
      },
    },
  },
  zh: {
    title: "为什么：链式法则",
    sections: {
      product: {
        heading: "因子的乘积",
        text: [
          "要知道损失怎样依赖第一层，反向传播从输出端出发，往回每经过一层，就乘上==一个因子==。",
          "设每个==因子==把梯度放大约 g 倍，那么 L 个因子就放大 g 的 L 次方倍。单个因子都不危险，危险的是乘积。",
          "图中的圆点不是理论，而是第一章那个网络在第一步之前实测的梯度。拖动==因子==和深度试试。",
        ],
      },
      ceiling: {
        heading: "多大才算太大",
        text: [
          "==因子为 {factor:factor}== 时，{layers:whole} 层的乘积是 {product:whole}。这已经很大，但 [[float32|float32]] 轻松装得下：它的上限是 {float32_max}。",
        ],
        question: "每层的因子要多大，{layers:whole} 层才能到达 float32 的上限？",
        after: [
          "每层要 {reaching_factor}。正常的网络不会在一次反向传播中做到。终结训练的是其间的更新：它使权重变大，更大的权重带来==更大的因子==，下一次的梯度就是这些因子的乘积。",
        ],
      },
      gain: {
        heading: "因子从哪里来",
        text: [
          "在 ReLU 网络中，大约一半的单元把信号传下去，而随机权重按[[gain|增益]] σ_w 放大信号。合起来就是：",
          "我们的增益是 {gain:factor}，所以==因子是 {factor:factor}==。增益为 {critical_gain:factor} 时因子恰好是一，这就是 He [[initialization|初始化]]。低于它，梯度消失；高于它，梯度爆炸。",
          "选一个增益。虚线是公式，实线是网络。",
        ],
      },
      norms: {
        heading: "优化器看到的是另一条曲线",
        text: [
          "到目前为止，图中是 ‖∂L/∂h‖，即[[error_signal|误差信号]]。[[optimizer|优化器]]得到的却是 ‖∂L/∂W‖。一层的权重梯度由两部分组成：从后面传来的信号，和这一层自己的输入。",
          "信号在传回的路上增大，输入在向前的路上也在增大。",
        ],
        question: "一个 ReLU 网络的信号在传回时增大。画出它各层的 ‖∂L/∂W‖。",
        after: [
          "它几乎是平的：每层 {relu_weight:growth}，而 ‖∂L/∂h‖ ==每层增长 {relu_signal:growth}==。信号大的地方输入小，信号小的地方输入大。只看权重梯度的人，看不出任何异常。",
        ],
      },
      tanh: {
        heading: "除非激活值有界",
        text: [
          "tanh 的输出从不超过一。在 B 道，输入不再增大，信号却仍在增大，于是两个范数都上升：‖∂L/∂W‖ 每层 {tanh_weight:growth}，‖∂L/∂h‖ 每层 {tanh_signal:growth}。A 道是上面的 ReLU 网络。",
        ],
      },
    },
  },
};
