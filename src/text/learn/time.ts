import type { ChapterCatalogue } from "./chapterWords.ts";

export const time: ChapterCatalogue = {
  en: {
    title: "Through time",
    sections: {
      unrolled: {
        heading: "A layer for every time step",
        text: [
          "A [[recurrent|recurrent network]] reads a sequence step by step, and at every step it uses the same weights. Unrolled over time it is a network as deep as the sequence is long: here {time_steps:whole} steps. Backpropagation goes back through all of them.",
          "The figure runs over time now, from the first step to the last. In lane A the signal ==grows {time_growth:growth}== a time step, and {time_ratio:growth} from the last one to the first. Lane B has smaller weights: over the same time its signal comes to {calm_ratio:growth}.",
        ],
      },
      singular: {
        heading: "One matrix, again and again",
        text: [
          "In a deep network every layer has a matrix of its own. Here it is one matrix, multiplied with itself time after time:",
          "Its largest [[singular_value|singular value]] says by how much it can stretch a vector. In the network of the figure it is {sigma_max}. That is more than one.",
        ],
        question:
          "The largest singular value is {sigma_max}. What does the signal do over {time_steps:whole} time steps?",
        options: { explodes: "It explodes", holds: "It stays about the same", vanishes: "It vanishes" },
        after: [
          "It shrinks to {sigma_ratio} of what it was. A stretching direction alone is not enough: the signal would have to lie in it at every step, and the slope of tanh makes it smaller each time. A singular value above one is needed for an explosion. It does not make one.",
        ],
      },
      lstm: {
        heading: "An LSTM is no cure by itself",
        text: [
          "An [[lstm|LSTM]] keeps a memory that is passed on by addition, and gates decide how much of it. So its factor can be one. Whether it is one depends on the gates.",
        ],
        question:
          "An LSTM as PyTorch draws it, {time_steps:whole} time steps. What is the signal at the first step over that at the last?",
        after: [
          "It is {lstm_ratio}. At birth the forget gate lets about half of the memory pass, at every step. In lane B its bias keeps it open, and the signal at the first step is {lstm_open_ratio} of the last. The cell can hold a signal. It does so where it is told to.",
        ],
      },
    },
  },
  zh: {
    title: "沿着时间",
    sections: {
      unrolled: {
        heading: "每个时间步就是一层",
        text: [
          "[[recurrent|循环网络]]逐步读取序列，每一步都用同样的权重。沿时间展开，它的深度就等于序列的长度：这里是 {time_steps:whole} 步。反向传播要经过所有这些步。",
          "现在，图的横轴是时间，从第一步到最后一步。在 A 道，信号==每个时间步 {time_growth:growth}==，从最后一步到第一步共 {time_ratio:growth}。B 道的权重较小，信号只变为 {calm_ratio:growth}。",
        ],
      },
      singular: {
        heading: "同一个矩阵，一次又一次",
        text: [
          "深层网络的每一层有自己的矩阵。而这里只有一个矩阵，一次又一次与自己相乘：",
          "它的最大[[singular_value|奇异值]]说明它最多能把向量放大多少。图中网络的最大奇异值是 {sigma_max}，大于一。",
        ],
        question: "最大奇异值是 {sigma_max}。经过 {time_steps:whole} 个时间步，信号会怎样？",
        options: { explodes: "爆炸", holds: "大致不变", vanishes: "消失" },
        after: [
          "它缩小为原来的 {sigma_ratio}。只有一个放大的方向还不够：信号必须每一步都落在这个方向上，而 tanh 的斜率每次都使它变小。奇异值大于一，是爆炸的必要条件，却不会造成爆炸。",
        ],
      },
      lstm: {
        heading: "LSTM 本身不是良药",
        text: [
          "[[lstm|LSTM]] 有一份以加法传递的记忆，由门决定传递多少，所以它的因子可以是一。至于是不是一，取决于门。",
        ],
        question: "PyTorch 默认初始化的 LSTM，{time_steps:whole} 个时间步。第一步的信号是最后一步的多少倍？",
        after: [
          "是 {lstm_ratio}。刚生成时，遗忘门每一步大约只让一半的记忆通过。B 道用偏置让它保持打开，第一步的信号便是最后一步的 {lstm_open_ratio}。这种单元能够保持信号，但要有人告诉它这样做。",
        ],
      },
    },
  },
};
