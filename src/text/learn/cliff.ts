import type { ChapterCatalogue } from "./chapterWords.ts";

export const cliff: ChapterCatalogue = {
  en: {
    title: "The cliff",
    sections: {
      neuron: {
        heading: "One neuron, fifty steps",
        text: [
          "Take the smallest recurrent network there is: one neuron that feeds itself. It has two parameters, so its [[loss|loss]] is a landscape that can be drawn.",
          "The floor is flat and the plateau is flat. Between them stands a wall. On the wall the gradient is {wall_norm} long; a little beside it, {beside_norm}. This is what an exploding gradient looks like from the outside: not a steep slope, but a nearly flat land with a cliff in it.",
        ],
      },
      thrown: {
        heading: "What a step on the wall does",
        text: [
          "Gradient descent multiplies the gradient by the [[learning_rate|learning rate]] and goes that far. On the floor these are small steps. In update {thrown_at:whole} the walk without clipping lands on the wall, and the same rule throws it out of the picture. Nothing brings it back.",
          "The clipped walk lands on the wall, too. Its direction is the same; its length is not. It bounces, and goes on.",
        ],
      },
      shares: {
        heading: "Luck, and what clipping is not",
        text: [
          "One walk proves little. A start that lies a hair beside this one meets the wall elsewhere, or not at all. So we take {cloud_starts:whole} starts, all next to each other, with a small learning rate.",
        ],
        question: "How many of the {cloud_starts:whole} walks without clipping are thrown?",
        options: {
          none: "None: the steps are small",
          half: "About half",
          all: "All: the wall is there for all of them",
        },
        after: [
          "{thrown_raw:whole} per cent are thrown, and with clipping {thrown_clipped:whole}. That is the good news. Of the clipped walks {arrived_clipped:whole} per cent have come to the bottom in the end, against {arrived_raw:whole} of the others. Clipping makes the walk safe. It does not make it short, and it does not make the wall go away.",
        ],
      },
    },
  },
  zh: {
    title: "悬崖",
    sections: {
      neuron: {
        heading: "一个神经元，五十步",
        text: [
          "取最小的循环网络：一个把输出送回给自己的神经元。它只有两个参数，所以[[loss|损失]]是一片可以画出来的地形。",
          "地面是平的，高台也是平的，两者之间立着一堵墙。在墙上，梯度的长度是 {wall_norm}；稍稍离开，就只有 {beside_norm}。从外面看，梯度爆炸就是这样：不是陡坡，而是几乎平坦的土地上有一道悬崖。",
        ],
      },
      thrown: {
        heading: "踩在墙上的一步",
        text: [
          "梯度下降把梯度乘以[[learning_rate|学习率]]，走那么远。在地面上，这都是小步。第 {thrown_at:whole} 次更新时，不裁剪的路径落在墙上，同样的规则把它抛出画面，再也回不来。",
          "裁剪的路径也会落在墙上。方向相同，长度不同：它弹开，然后继续走。",
        ],
      },
      shares: {
        heading: "运气，以及裁剪做不到的事",
        text: [
          "一条路径说明不了什么。起点只要偏一点点，就会在别处遇到墙，或者根本遇不到。所以我们取 {cloud_starts:whole} 个紧挨着的起点，用很小的学习率。",
        ],
        question: "{cloud_starts:whole} 条不裁剪的路径中，有多少被抛出？",
        options: { none: "没有，步子很小", half: "大约一半", all: "全部，墙对谁都在那里" },
        after: [
          "有百分之 {thrown_raw:whole} 被抛出；裁剪之后是百分之 {thrown_clipped:whole}。这是好消息。最后到达谷底的，裁剪的有百分之 {arrived_clipped:whole}，不裁剪的有百分之 {arrived_raw:whole}。裁剪使路径安全，但不会使它变短，也不会使墙消失。",
        ],
      },
    },
  },
};
