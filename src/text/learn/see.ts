import type { ChapterCatalogue } from "./chapterWords.ts";

export const see: ChapterCatalogue = {
  en: {
    title: "What you see",
    sections: {
      updates: {
        heading: "Steps that are too long",
        text: [
          "You do not see a gradient. You see what it does. Look at the [[loss|loss]] of this run: it falls for a while. Then one update moves the weights further than they are long, and the loss jumps by many powers of ten.",
          "In the log of a real training this looks like a saw. The loss swings from step to step and does not come down. These are [[unstable|unstable updates]].",
        ],
      },
      nan: {
        heading: "Inf, and then NaN",
        text: [
          "After the jump every number is larger than before, until one passes the end of [[float32|float32]], {float32_max}. It becomes [[inf|Inf]]. Soon Inf is taken from Inf, and that is [[nan|NaN]]. A sum with one NaN in it is NaN: after one pass through the network nothing else is left.",
          "In lane A it takes from step {opening_bad:whole} to step {opening_end:whole}. Lane B has the same weights and the same batches.",
        ],
      },
      freeze: {
        heading: "The run that stops",
        text: [
          "A finite loss is no proof that a network trains. In this one every entry of the gradient is finite. But [[clipping|clipping]] by norm needs the length of the whole gradient, and for that every entry is squared:",
          "In float32 a square is Inf from {square_end} on. The true length here is {freeze_norm}, so the norm that PyTorch computes is Inf.",
        ],
        question: "The norm is Inf and clipping is on. How far do the weights move in {freeze_steps:whole} steps?",
        options: { nothing: "Not at all", little: "A little: by the threshold", lost: "They become NaN" },
        after: [
          "Clipping by norm multiplies by the threshold over the norm. Over Inf that is zero. In lane A the weights move by {freeze_movement} in {freeze_steps:whole} steps. The loss is finite, no message appears, and nothing is learned. Lane B clips every entry by itself, needs no length, and moves.",
        ],
      },
    },
  },
  zh: {
    title: "你会看到什么",
    sections: {
      updates: {
        heading: "步子迈得太大",
        text: [
          "梯度本身看不见，看得见的是它造成的结果。看这次训练的[[loss|损失]]：起初在下降，随后某一次更新的幅度超过了权重自身的大小，损失一下跳高许多个数量级。",
          "在真实的训练日志里，这像一把锯子：损失一步高一步低，总也降不下来。这就是[[unstable|不稳定的更新]]。",
        ],
      },
      nan: {
        heading: "先是 Inf，然后是 NaN",
        text: [
          "跳高之后，每个数都比之前更大，直到有一个超过 [[float32|float32]] 的上限 {float32_max}，变成 [[inf|Inf]]。很快就会出现 Inf 减 Inf，结果是 [[nan|NaN]]。求和时只要有一个 NaN，结果就是 NaN：再经过网络一遍，便只剩下 NaN 了。",
          "在 A 道，这发生在第 {opening_bad:whole} 步到第 {opening_end:whole} 步之间。B 道的权重与批次完全相同。",
        ],
      },
      freeze: {
        heading: "停住不动的训练",
        text: [
          "损失有限，并不说明网络在学习。这个网络的梯度，每个元素都是有限的。但按范数[[clipping|裁剪]]需要整个梯度的长度，为此每个元素都要平方：",
          "在 float32 中，超过 {square_end} 的数，平方就是 Inf。这里真正的长度是 {freeze_norm}，所以 PyTorch 算出的范数是 Inf。",
        ],
        question: "范数是 Inf，裁剪已开启。{freeze_steps:whole} 步之内权重会移动多少？",
        options: { nothing: "完全不动", little: "移动一点，由阈值决定", lost: "变成 NaN" },
        after: [
          "按范数裁剪，是乘以阈值与范数之比；除以 Inf，结果为零。A 道的权重在 {freeze_steps:whole} 步内移动了 {freeze_movement}。损失有限，没有任何报错，却什么也没学到。B 道逐个元素裁剪，不需要长度，所以能动。",
        ],
      },
    },
  },
};
