import type { ChapterCatalogue } from "./chapterWords.ts";

export const remedies: ChapterCatalogue = {
  en: {
    title: "Remedies",
    sections: {
      clipping: {
        heading: "Shorten the step: clipping by norm",
        text: [
          "Remedies are not interchangeable. Each acts on another thing. [[clipping|Clipping]] acts on the step alone:",
          "A gradient longer than the threshold is made exactly as long as the threshold. Its direction stays. All that is normal passes untouched. The factors of the layers are as they were: the next gradient is as large as before, and is shortened as well.",
        ],
      },
      value: {
        heading: "Clipping by value is another thing",
        text: [
          "Clipping by value holds every entry by itself between two bounds. Large entries shrink, small ones stay, so the gradient turns. In lane B at the first step it turns by {value_angle:whole} degrees. Nearly every entry has become the bound with a sign. It survives, but it no longer goes where the loss falls fastest.",
        ],
      },
      init: {
        heading: "Mend the factor: initialization",
        text: [
          "He’s [[gain|gain]] makes ==the factor of a ReLU layer one==. Lane A begins with it and learns: its loss comes to {he_loss}. Xavier’s is made for a network without ReLU. Here the signal that reaches the first layer is {xavier_ratio} of the last one’s, and the loss stays at {xavier_loss}. A constant prediction would have {constant_loss}.",
        ],
      },
      which: {
        heading: "Which one does not help?",
        text: [
          "This network has {layers:whole} layers and too large a gain. Without a remedy it is lost at step {base_end:whole}. All of these are recommended against exploding gradients.",
        ],
        question: "Which of them does not save this network?",
        options: { he: "He initialization", adam: "Adam", decay: "Weight decay (L2)", tanh: "tanh in place of ReLU" },
        after: [
          "[[weight_decay|Weight decay]] pulls the weights toward zero, a very little in every step. It would take thousands of steps to change the factors. The run has one: it ends at step {decay_end:whole}, as without it. L2 keeps weights from growing over a long training. It cannot undo how they were drawn.",
        ],
      },
      adam: {
        heading: "Measure the step: Adam and RMSprop",
        text: [
          "Adam divides every entry of the gradient by its own usual size. Whether the gradient is one or a million, the step is as long as the learning rate. The factors stay what they are; the step no longer depends on them. Its loss comes to {adam_loss}.",
        ],
      },
      norm: {
        heading: "Normalization, and its trap",
        text: [
          "[[normalization|Normalization]] sets the scale of every layer’s values anew. Going forward, nothing can grow. Going back it depends on which one. Both lanes have {normed_layers:whole} layers and have just been drawn. With BatchNorm, in lane A, the signal grows {batch_norm_ratio:growth}; with LayerNorm, in lane B, it changes by {layer_norm_ratio:growth}.",
          "In very deep networks BatchNorm makes gradients explode at birth, although every activation looks healthy. Residual connections are what it is used with.",
        ],
      },
      residual: {
        heading: "A way around: residual connections",
        text: [
          "A [[residual|residual layer]] adds its output to its input. The signal has a way back with ==a factor of one==, and the layer adds its own. With small branches, as in lane A, the sum stays near one: the loss comes to {skip_loss}. With full branches, in lane B, the sum is larger than the factor was without them, and the run ends at step {skip_end:whole}.",
        ],
      },
    },
  },
  zh: {
    title: "解法",
    sections: {
      clipping: {
        heading: "缩短步子：按范数裁剪",
        text: [
          "各种解法不能互相替代，它们作用在不同的地方。[[clipping|裁剪]]只作用于步子：",
          "比阈值长的梯度，被缩到恰好等于阈值，方向不变；正常的梯度原样通过。各层的因子还是原来的因子：下一次的梯度同样大，也同样被缩短。",
        ],
      },
      value: {
        heading: "按值裁剪是另一回事",
        text: [
          "按值裁剪，是把每个元素单独限制在两个界之间。大的元素变小，小的不变，于是梯度转了方向。在 B 道，第一步就转了 {value_angle:whole} 度：几乎每个元素都变成了带符号的界。它保住了训练，却不再朝损失下降最快的方向走。",
        ],
      },
      init: {
        heading: "修正因子：初始化",
        text: [
          "He 的[[gain|增益]]使 ==ReLU 层的因子等于一==。A 道用它开始，学得不错：损失降到 {he_loss}。Xavier 是为没有 ReLU 的网络设计的：在这里，传到第一层的信号只有最后一层的 {xavier_ratio}，损失停在 {xavier_loss}。只输出一个常数，损失也有 {constant_loss}。",
        ],
      },
      which: {
        heading: "哪一个没有用？",
        text: [
          "这个网络有 {layers:whole} 层，增益过大。不加解法，第 {base_end:whole} 步就完了。下面这些，都有人推荐用来对付梯度爆炸。",
        ],
        question: "其中哪一个救不了这个网络？",
        options: { he: "He 初始化", adam: "Adam", decay: "权重衰减（L2）", tanh: "用 tanh 代替 ReLU" },
        after: [
          "[[weight_decay|权重衰减]]每一步只把权重朝零拉近一点点，要几千步才能改变因子。而这次训练只有一步：它在第 {decay_end:whole} 步结束，与不用时一样。L2 能防止权重在长时间训练中变大，却不能改变它们当初抽取的大小。",
        ],
      },
      adam: {
        heading: "给步子定长度：Adam 与 RMSprop",
        text: [
          "Adam 把梯度的每个元素除以它平常的大小。梯度是一也好，是一百万也好，步长都由学习率决定。因子还是那些因子，只是步子不再取决于它们。损失降到 {adam_loss}。",
        ],
      },
      norm: {
        heading: "归一化，以及它的陷阱",
        text: [
          "[[normalization|归一化]]重新设定每一层数值的尺度。向前时，什么都不会变大；往回时，要看是哪一种。两条泳道都有 {normed_layers:whole} 层，刚刚生成。A 道用 BatchNorm，信号变为 {batch_norm_ratio:growth}；B 道用 LayerNorm，信号变为 {layer_norm_ratio:growth}。",
          "在很深的网络里，BatchNorm 使梯度一开始就爆炸，尽管每一层的激活值看上去都很正常。所以它要与残差连接一起使用。",
        ],
      },
      residual: {
        heading: "另开一条路：残差连接",
        text: [
          "[[residual|残差层]]把输出加到输入上。信号往回时有一条==因子为一==的路，再加上这一层自己的因子。A 道的分支很小，总和接近一：损失降到 {skip_loss}。B 道用完整的分支，总和比没有残差时还大，第 {skip_end:whole} 步就结束了。",
        ],
      },
    },
  },
};
