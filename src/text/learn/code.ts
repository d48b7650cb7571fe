import type { ChapterCatalogue } from "./chapterWords.ts";

export const code: ChapterCatalogue = {
  en: {
    title: "The code",
    sections: {
      script: {
        heading: "The same numbers, line by line",
        text: [
          "This is the whole example in PyTorch: two layers, random [[batch|batches]], Adam, and one line that clips. Below it stands what it prints, except that PyTorch did not print it. This page did.",
          "The same seed gives the same weights, the same batches and the same losses here and there. The first loss is {code_first}. Download the script, run it, and compare.",
        ],
      },
      order: {
        heading: "The order that matters",
        text: [
          "backward fills the gradients. step uses them. [[clipping|Clipping]] has to stand between the two. Before backward there is nothing to clip; after step it is too late; and without zero_grad the old gradients are still in the sum.",
          "clip_grad_norm_ scales all gradients by one number and returns the norm from before. clip_grad_value_ bounds every entry by itself. Switch between them and see which losses change.",
        ],
      },
      needed: {
        heading: "What the clip line does here",
        text: [
          "Look at the targets. They are random numbers that have nothing to do with the inputs. Nobody can learn them: the best prediction is zero, with a loss of about one. After {code_steps:whole} steps the loss is {code_last}.",
          "The clip line acts in {code_clipped:whole} of the {code_steps:whole} steps.",
        ],
        question: "Without the clip line: by how much does the loss change at most, in any step?",
        after: [
          "By {code_difference}. This network has two layers and no exploding gradient. The line is good practice, and here it is not what makes the example run. To see what it is for, go back to the first chapter: there it decides everything.",
        ],
      },
    },
  },
  zh: {
    title: "代码",
    sections: {
      script: {
        heading: "同样的数，逐行对照",
        text: [
          "这是 PyTorch 的完整例子：两层，随机[[batch|批次]]，Adam，还有一行裁剪。下面是它打印的内容，只不过打印的不是 PyTorch，而是这个页面。",
          "种子相同，权重、批次和损失在两边都相同。第一个损失是 {code_first}。下载脚本，运行，对照一下。",
        ],
      },
      order: {
        heading: "顺序很重要",
        text: [
          "backward 求出梯度，step 使用梯度，[[clipping|裁剪]]必须放在两者之间。在 backward 之前，没有梯度可裁剪；在 step 之后，已经太迟；没有 zero_grad，旧的梯度还留在和里。",
          "clip_grad_norm_ 用同一个数缩放所有梯度，并返回之前的范数。clip_grad_value_ 单独限制每个元素。切换一下，看看哪些损失会变。",
        ],
      },
      needed: {
        heading: "裁剪这一行在这里做了什么",
        text: [
          "看看目标值：它们是与输入毫无关系的随机数，谁也学不会。最好的预测是零，损失大约是一。{code_steps:whole} 步之后，损失是 {code_last}。",
          "{code_steps:whole} 步之中，裁剪这一行在 {code_clipped:whole} 步起了作用。",
        ],
        question: "去掉裁剪这一行，任何一步的损失最多变化多少？",
        after: [
          "最多 {code_difference}。这个网络只有两层，没有梯度爆炸。这一行是好习惯，但这个例子能运行，并不是靠它。想知道它有什么用，请回到第一章：在那里，一切由它决定。",
        ],
      },
    },
  },
};
