import type { ChapterCatalogue } from "./chapterWords.ts";

const causes = {
  en: {
    depth: "The factors, multiplied over the layers",
    rate: "The learning rate alone",
    freeze: "The norm overflows",
  },
  zh: { depth: "各层因子的连乘", rate: "仅仅是学习率", freeze: "范数溢出" },
};

export const quiz: ChapterCatalogue = {
  en: {
    title: "Quiz",
    sections: {
      power: {
        heading: "A product",
        text: [],
        question: "What is {factor:factor} to the power of {layers:whole}?",
        after: ["It is {product:whole}. One factor is close to one, their product is not."],
      },
      seed: {
        heading: "Another seed",
        text: [],
        question: "The same network drawn from another seed: is its growth over all layers the same?",
        options: { same: "Yes, theory fixes it", other: "No, it scatters" },
        after: [
          "With one seed it is {ratio:growth}, with the next {ratio_next:growth}. Theory speaks of the mean over many networks.",
        ],
      },
      infinite: {
        heading: "A norm without end",
        text: [],
        question: "Can the gradient’s norm be Inf while every entry of the gradient is finite?",
        options: { yes: "Yes", no: "No" },
        after: [
          "Yes: the squares overflow first. Here the true length is {freeze_norm}; a square is Inf from {square_end} on.",
        ],
      },
      soon: {
        heading: "From the bad batch to the end",
        text: [],
        question:
          "In lane A a bad batch comes at step {opening_bad:whole}. How many steps later is a number Inf or NaN?",
        options: { none: "In the same step", few: "Two or three", many: "About twenty" },
        after: [
          "At step {opening_end:whole}. One step makes the weights large; the next passes through all layers with them.",
        ],
      },
      bounded: {
        heading: "Two norms",
        text: [],
        question: "A deep tanh network with a gain of three: which norms grow toward the input?",
        options: { signal: "Only ‖∂L/∂h‖", both: "‖∂L/∂h‖ and ‖∂L/∂W‖", neither: "Neither" },
        after: [
          "Both: {tanh_signal:growth} and {tanh_weight:growth} a layer. The inputs are bounded, so nothing makes up for the signal.",
        ],
      },
      count: {
        heading: "Deep and shallow",
        text: [],
        question:
          "{deep_layers:whole} layers against {shallow_layers:whole}, the same gain: is the factor of a layer larger in the deep one?",
        options: { same: "No, there are only more of them", larger: "Yes" },
        after: [
          "It is the same, {deep_growth:growth}. Over all layers of the deep network that is {deep_ratio:growth}.",
        ],
      },
      step: {
        heading: "Too large a step",
        text: [],
        question:
          "No hidden layer, a learning rate of three: by which factor does the gradient grow from step to step?",
        after: [
          "By {rate_growth}. There are no layers to multiply over: it is the step that is too large for the curvature.",
        ],
      },
      stretch: {
        heading: "A singular value",
        text: [],
        question:
          "The largest singular value of W_hh is {sigma_max:factor}. Does the gradient explode over {time_steps:whole} time steps?",
        options: { yes: "Yes, it is above one", no: "No" },
        after: ["It shrinks to {sigma_ratio}. Above one is needed for an explosion and does not make one."],
      },
      gates: {
        heading: "Two cells",
        text: [],
        question: "An RNN and an LSTM, both with recurrent weights of a gain of two and a half: whose signal explodes?",
        options: { rnn: "The RNN’s", lstm: "The LSTM’s", both: "Both" },
        after: [
          "The RNN’s, {gates_rnn:growth}. The LSTM’s comes to {gates_lstm:growth}: its gates hold the factor near one.",
        ],
      },
      length: {
        heading: "A clipped step",
        text: [],
        question:
          "On the wall of the cliff, a learning rate of one hundredth and a threshold of one: how long is the step?",
        after: ["{clipped_step}: the learning rate times the threshold, however long the gradient is."],
      },
      thrown: {
        heading: "Without clipping",
        text: [],
        question: "{cloud_starts:whole} starts near the wall, none clipped: how many are thrown?",
        options: { none: "None", some: "Some of them", all: "All of them" },
        after: ["{thrown_raw:whole} per cent. The others pass the wall by. That is luck, and no method."],
      },
      angle: {
        heading: "Value and direction",
        text: [],
        question: "Clipping by value with a small bound: by how many degrees does the gradient turn here?",
        after: ["By {value_angle:whole}. Clipping by norm would turn it by none."],
      },
      trap: {
        heading: "The trap of BatchNorm",
        text: [],
        question:
          "{normed_layers:whole} layers with BatchNorm, just drawn: how much larger is the signal at the first layer than at the last?",
        after: ["{batch_norm_ratio:growth}, although every activation has its usual size."],
      },
      clipped: {
        heading: "How often it acts",
        text: [],
        question: "In how many of its {code_steps:whole} steps does the example’s clip line act?",
        after: ["In {code_clipped:whole}. In the others the norm is below the threshold, and nothing is changed."],
      },
      noise: {
        heading: "What can be learned",
        text: [],
        question: "The example’s targets are random numbers. What is its loss in the end?",
        options: { zero: "Nearly zero", one: "About one", ten: "About ten" },
        after: ["{code_last}. The variance of the noise is one, and nothing predicts noise."],
      },
      cause_rate: {
        heading: "Name the cause: lost after a while",
        text: [],
        question:
          "The norm is {rate_norm} at the start, the network has no hidden layer, and at step {rate_end:whole} the loss is no number. Why?",
        options: causes.en,
        after: ["The learning rate. Nothing is multiplied over layers; the error grows from step to step."],
      },
      cause_depth: {
        heading: "Name the cause: a large norm",
        text: [],
        question:
          "The norm is {deep_norm} at the start, and the signal is {deep_ratio:growth} from the last layer to the first. Why?",
        options: causes.en,
        after: [
          "The factors: {deep_growth:growth} a layer, {deep_layers:whole} times. A lower learning rate would hide it and not mend it.",
        ],
      },
      cause_freeze: {
        heading: "Name the cause: nothing moves",
        text: [],
        question: "The norm that PyTorch prints is Inf, clipping is on, and no weight moves. Why?",
        options: causes.en,
        after: [
          "The norm overflows in float32, and the threshold over Inf is zero. Each gradient by itself is finite.",
        ],
      },
    },
  },
  zh: {
    title: "测验",
    sections: {
      power: {
        heading: "乘积",
        text: [],
        question: "{factor:factor} 的 {layers:whole} 次方是多少？",
        after: ["是 {product:whole}。一个因子接近一，它们的乘积却不是。"],
      },
      seed: {
        heading: "换一个种子",
        text: [],
        question: "同一个网络，用另一个种子抽取：经过所有层的增长相同吗？",
        options: { same: "相同，由理论决定", other: "不同，会有波动" },
        after: ["一个种子是 {ratio:growth}，下一个是 {ratio_next:growth}。理论说的是许多网络的平均。"],
      },
      infinite: {
        heading: "没有尽头的范数",
        text: [],
        question: "梯度的每个元素都有限，范数可以是 Inf 吗？",
        options: { yes: "可以", no: "不可以" },
        after: ["可以，平方先溢出。这里真正的长度是 {freeze_norm}，而超过 {square_end} 的数，平方就是 Inf。"],
      },
      soon: {
        heading: "从坏批次到结束",
        text: [],
        question: "A 道在第 {opening_bad:whole} 步遇到坏批次。再过多少步，会出现 Inf 或 NaN？",
        options: { none: "就在这一步", few: "两三步", many: "大约二十步" },
        after: ["在第 {opening_end:whole} 步。一步使权重变大，下一步就带着它们经过所有的层。"],
      },
      bounded: {
        heading: "两个范数",
        text: [],
        question: "深层 tanh 网络，增益为三：哪些范数朝输入端增大？",
        options: { signal: "只有 ‖∂L/∂h‖", both: "‖∂L/∂h‖ 和 ‖∂L/∂W‖", neither: "都不增大" },
        after: ["都增大：每层 {tanh_signal:growth} 和 {tanh_weight:growth}。输入有界，没有什么来抵消信号。"],
      },
      count: {
        heading: "深与浅",
        text: [],
        question: "{deep_layers:whole} 层与 {shallow_layers:whole} 层，增益相同：深的网络，一层的因子更大吗？",
        options: { same: "不，只是因子更多", larger: "更大" },
        after: ["相同，都是 {deep_growth:growth}。深的网络乘起来是 {deep_ratio:growth}。"],
      },
      step: {
        heading: "步子太大",
        text: [],
        question: "没有隐藏层，学习率为三：梯度每一步增大多少倍？",
        after: ["{rate_growth} 倍。没有层可以连乘：是步子超出了曲率所能承受的大小。"],
      },
      stretch: {
        heading: "奇异值",
        text: [],
        question: "W_hh 的最大奇异值是 {sigma_max:factor}。经过 {time_steps:whole} 个时间步，梯度会爆炸吗？",
        options: { yes: "会，它大于一", no: "不会" },
        after: ["它缩小为 {sigma_ratio}。大于一是爆炸的必要条件，却不会造成爆炸。"],
      },
      gates: {
        heading: "两种单元",
        text: [],
        question: "一个 RNN 和一个 LSTM，循环权重的增益都是二点五：谁的信号会爆炸？",
        options: { rnn: "RNN", lstm: "LSTM", both: "两者都会" },
        after: ["RNN，信号变为 {gates_rnn:growth}。LSTM 的信号变为 {gates_lstm:growth}：门使因子接近一。"],
      },
      length: {
        heading: "裁剪后的一步",
        text: [],
        question: "在悬崖的墙上，学习率为百分之一，阈值为一：这一步有多长？",
        after: ["{clipped_step}：学习率乘以阈值，不管梯度有多长。"],
      },
      thrown: {
        heading: "不裁剪",
        text: [],
        question: "墙边的 {cloud_starts:whole} 个起点，都不裁剪：有多少被抛出？",
        options: { none: "没有", some: "一部分", all: "全部" },
        after: ["百分之 {thrown_raw:whole}。其余的从墙边走过。这是运气，不是方法。"],
      },
      angle: {
        heading: "按值与方向",
        text: [],
        question: "按值裁剪，界很小：这里的梯度转了多少度？",
        after: ["{value_angle:whole} 度。按范数裁剪，一度也不会转。"],
      },
      trap: {
        heading: "BatchNorm 的陷阱",
        text: [],
        question: "{normed_layers:whole} 层，用 BatchNorm，刚刚生成：第一层的信号是最后一层的多少倍？",
        after: ["{batch_norm_ratio:growth}，尽管每层激活值的大小都很平常。"],
      },
      clipped: {
        heading: "多久起一次作用",
        text: [],
        question: "例子的 {code_steps:whole} 步中，裁剪这一行在多少步起作用？",
        after: ["{code_clipped:whole} 步。其余各步的范数低于阈值，什么也没改变。"],
      },
      noise: {
        heading: "能学到什么",
        text: [],
        question: "例子的目标值是随机数。最后的损失是多少？",
        options: { zero: "几乎为零", one: "大约是一", ten: "大约是十" },
        after: ["{code_last}。噪声的方差是一，没有什么能预测噪声。"],
      },
      cause_rate: {
        heading: "说出原因：过了一阵才失控",
        text: [],
        question: "开始时范数是 {rate_norm}，网络没有隐藏层，第 {rate_end:whole} 步损失已不是数。为什么？",
        options: causes.zh,
        after: ["学习率。没有什么沿各层连乘，误差是一步一步增大的。"],
      },
      cause_depth: {
        heading: "说出原因：范数很大",
        text: [],
        question: "开始时范数是 {deep_norm}，信号从最后一层到第一层变为 {deep_ratio:growth}。为什么？",
        options: causes.zh,
        after: ["因子：每层 {deep_growth:growth}，共 {deep_layers:whole} 次。降低学习率只能掩盖，不能解决。"],
      },
      cause_freeze: {
        heading: "说出原因：一动不动",
        text: [],
        question: "PyTorch 打印的范数是 Inf，裁剪已开启，权重一动不动。为什么？",
        options: causes.zh,
        after: ["范数在 float32 中溢出，阈值除以 Inf 等于零。而每个梯度本身都是有限的。"],
      },
    },
  },
};
