import type { ChapterCatalogue } from "./chapterWords.ts";

export const what: ChapterCatalogue = {
  en: {
    title: "What it is",
    sections: {
      signal: {
        heading: "A signal on its way back",
        text: [
          "A network learns by asking every layer the same question: if your output changed a little, how much would the [[loss|loss]] change? The answer is a [[gradient|gradient]]. It is found at the output first and then carried back, layer by layer. That is [[backpropagation|backpropagation]].",
          "The figure shows how large this [[error_signal|error signal]] is in a network of {layers:whole} layers. The network has just been drawn. It has not made a single step. At the last layer the signal is {signal_last}, at the first {signal_first}: {ratio:growth} in one backward pass.",
          "Nobody made a mistake. Every layer has multiplied what it got by ==a number a little above one==. That is all an exploding gradient is.",
        ],
      },
      seeds: {
        heading: "Not a bug, and not the same twice",
        text: [
          "Draw the weights anew. The seed decides which random numbers a network begins with. With the first seed the signal grew {ratio:growth}, with the next one {ratio_next:growth}. It climbs toward the input with every seed.",
          "So the growth belongs to the way the network is built. A single network scatters around it. The dotted line is what theory says for all of them: {theory:growth} a layer.",
        ],
      },
      explosion: {
        heading: "How it ends a training",
        text: [
          "A large gradient makes a large step. Both lanes train one network on the same batches. At step {opening_bad:whole} a [[batch|batch]] comes whose targets are far too large. In lane A the gradient grows {opening_jump:growth} from one step to the next. At step {opening_end:whole} a number no longer fits into [[float32|float32]].",
          "Lane B has seen the same batch. Its gradient was made shorter before the step, and it goes on learning. So [[nan|NaN]] is not what an exploding gradient is. It is one way in which it ends.",
        ],
      },
    },
  },
  zh: {
    title: "什么是梯度爆炸",
    sections: {
      signal: {
        heading: "一路传回的信号",
        text: [
          "网络学习时，向每一层提同一个问题：你的输出若有一点变化，[[loss|损失]]会变化多少？答案就是[[gradient|梯度]]。它先在输出端求出，再逐层传回，这就是[[backpropagation|反向传播]]。",
          "图中是这个[[error_signal|误差信号]]在 {layers:whole} 层网络中的大小。网络刚刚生成，一步也没有训练。信号在最后一层是 {signal_last}，到第一层是 {signal_first}：一次反向传播就放大了 {ratio:growth}。",
          "没有谁出了错。每一层都把收到的信号乘以==一个略大于一的数==，仅此而已。这就是梯度爆炸。",
        ],
      },
      seeds: {
        heading: "不是程序错误，也不会每次相同",
        text: [
          "重新抽取权重试试。种子决定网络从哪些随机数开始。用第一个种子，信号放大 {ratio:growth}；用下一个种子，放大 {ratio_next:growth}。无论哪个种子，信号都朝输入端上升。",
          "可见增长来自网络的构造。单个网络在它附近波动；虚线是理论对所有这类网络的预测：每层 {theory:growth}。",
        ],
      },
      explosion: {
        heading: "它怎样终结一次训练",
        text: [
          "梯度大，步子就大。两条泳道用同样的批次训练同一个网络。第 {opening_bad:whole} 步来了一个目标值过大的[[batch|批次]]。在 A 道，梯度从上一步到这一步增大 {opening_jump:growth}。到第 {opening_end:whole} 步，已有数值超出 [[float32|float32]] 的范围。",
          "B 道见到的是同一个批次，但它的梯度在更新之前被缩短，于是继续学习。所以，[[nan|NaN]] 并不是梯度爆炸本身，只是它的一种结局。",
        ],
      },
    },
  },
};
