import type { ChapterCatalogue } from "./chapterWords.ts";

export const causes: ChapterCatalogue = {
  en: {
    title: "Causes",
    sections: {
      init: {
        heading: "Weights drawn too large",
        text: [
          "Both lanes have the same layers and the same batches. Lane A drew its weights with too large a [[gain|gain]]. Its ==factor is {init_growth:growth}== a layer, and at step {init_end:whole} the run is over. Lane B drew them as He says: {he_growth:growth} a layer, and it learns.",
        ],
      },
      depth: {
        heading: "Too many factors",
        text: [
          "Depth does not change the factor. It changes how often it is multiplied. Lane A has {deep_layers:whole} layers, lane B has {shallow_layers:whole}, both with the gain {gain:factor}. In lane A a layer multiplies by ==about {deep_growth:growth}==. Over all of them that is {deep_ratio:growth}. Lane B has the same factors, only fewer, and learns.",
        ],
      },
      activation: {
        heading: "An activation without an end",
        text: [
          "ReLU passes on whatever is positive, however large it is. So the [[activation|activations]] grow on the way forward as the signal grows on the way back. In lane B tanh bounds the first of the two. Its factor is {tanh_growth:growth} a layer against {relu_growth:growth}. That is calmer, and still above one.",
        ],
      },
      rate: {
        heading: "The learning rate is no rival",
        text: [
          "Lane A ends after a step or two. Is its [[learning_rate|learning rate]] too high, or is the network too deep? The question is wrong. A step is too long when the loss curves more than the step allows for, and every layer multiplies the [[curvature|curvature]] as well.",
        ],
        question:
          "We try {seeds:whole} seeds. By how much must the learning rate be divided so that every run stays finite?",
        options: { by_20: "By 20", by_1000: "By 1000", by_10000: "By 10 000" },
        after: [
          "Divided by 20 it saves {survivors_20:whole} of {seeds:whole} runs, by 1000 it saves {survivors_1000:whole}, by 10 000 all {survivors_10000:whole}. Steps as short as that hardly learn. The depth is the cause, and the learning rate has to pay for it.",
        ],
      },
      not: {
        heading: "What is not an exploding gradient",
        text: [
          "This network has no hidden layer. There is nothing to multiply over. And yet in lane A the gradient grows {rate_growth:growth} per step, and at step {rate_end:whole} the loss is no number any more. The growth runs along the steps, not along the layers.",
          "With a step of η on a parabola of curvature λ every step multiplies the error by the same bracket. Where ηλ is larger than two, the error grows. A lower learning rate mends it, as in lane B. A better initialization would not.",
        ],
      },
    },
  },
  zh: {
    title: "原因",
    sections: {
      init: {
        heading: "权重抽得太大",
        text: [
          "两条泳道的层和批次都相同。A 道抽取权重时用了过大的[[gain|增益]]，==因子是每层 {init_growth:growth}==，第 {init_end:whole} 步训练就结束了。B 道按 He 的方法抽取：每层 {he_growth:growth}，它在学习。",
        ],
      },
      depth: {
        heading: "因子太多",
        text: [
          "深度不改变因子，只改变相乘的次数。A 道有 {deep_layers:whole} 层，B 道有 {shallow_layers:whole} 层，增益都是 {gain:factor}。A 道每层乘以==约 {deep_growth:growth}==，全部乘起来是 {deep_ratio:growth}。B 道的因子相同，只是少一些，它在学习。",
        ],
      },
      activation: {
        heading: "没有上限的激活函数",
        text: [
          "ReLU 把正数原样传下去，不管多大。于是[[activation|激活值]]向前增大，信号向后增大。B 道的 tanh 限制了前者，它的因子是每层 {tanh_growth:growth}，而 ReLU 是 {relu_growth:growth}。温和一些，但仍大于一。",
        ],
      },
      rate: {
        heading: "学习率不是另一个原因",
        text: [
          "A 道一两步就结束了。是[[learning_rate|学习率]]太高，还是网络太深？这样问就错了。当损失的弯曲程度超出一步所能承受时，步子就太大；而每一层也在放大这个[[curvature|曲率]]。",
        ],
        question: "我们试 {seeds:whole} 个种子。学习率要除以多少，才能使每次训练都保持有限？",
        options: { by_20: "除以 20", by_1000: "除以 1000", by_10000: "除以 10 000" },
        after: [
          "除以 20，{seeds:whole} 次训练中保住 {survivors_20:whole} 次；除以 1000，保住 {survivors_1000:whole} 次；除以 10 000，{survivors_10000:whole} 次全部保住。这么小的步子几乎学不到东西。原因是深度，代价由学习率承担。",
        ],
      },
      not: {
        heading: "什么不是梯度爆炸",
        text: [
          "这个网络没有隐藏层，没有什么可以连乘。然而 A 道的梯度每步增大 {rate_growth:growth}，到第 {rate_end:whole} 步，损失已不再是一个数。增长沿着训练步发生，而不是沿着层。",
          "在曲率为 λ 的抛物线上以步长 η 下降，每一步都把误差乘以同一个括号。ηλ 大于二时，误差增大。降低学习率就能解决，如 B 道；换更好的初始化则没有用。",
        ],
      },
    },
  },
};
