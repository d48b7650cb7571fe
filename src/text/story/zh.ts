import { nonfinite } from "../figures.ts";
import { figure, growth } from "../numbers.ts";
import type { en } from "./en.ts";
import { type EvidenceFigures, type OriginFigures, tellingOperand } from "./figures.ts";

function evidence({ code, figures }: EvidenceFigures, overTime: boolean): string {
  const link = overTime ? "时间步" : "层";
  switch (code) {
    case "signal_ratio": {
      const each = figures.factor === null ? "" : `每${link} ${growth(figures.factor)}，`;
      return `第 0 步的误差信号：${each}经过 ${figures.chain} 个${link}共 ${growth(figures.ratio)}。`;
    }
    case "nonfinite":
      return `第 ${figures.step} 步，${figures.tensor} 变为 ${nonfinite(figures.nan)}。`;
    case "unstable":
      return unstable(figures);
    case "growth_per_step":
      return `在 ${figures.steps} 步中，梯度范数每步 ${growth(figures.factor)}。`;
    case "target_jump":
      return `第 ${figures.step} 步来了一个批次，其目标值是平常的 ${figure(figures.ratio)} 倍。`;
    case "wall":
      return `第 ${figures.step} 步的梯度范数是前一步的 ${figure(figures.factor)} 倍。`;
    case "norm_overflow":
      return `第 ${figures.step} 步的范数为 ${figure(figures.total_norm_f64)}，其平方在 float32 中变为 Inf。`;
    case "square_overflow":
      return `${figures.tensor} 的梯度为 ${figure(figures.grad_norm)}，是有限的，但其平方不是。`;
    case "losses": {
      const best = figures.bestConstant === null ? "" : `；最好的常数预测为 ${figure(figures.bestConstant)}`;
      return `损失从 ${figure(figures.first)} 变为 ${figure(figures.final)}${best}。`;
    }
    case "noise_targets":
      return "目标值与输入无关，没有可学的东西。";
  }
}

function unstable({ step, sign, factor }: Extract<EvidenceFigures, { code: "unstable" }>["figures"]): string {
  switch (sign) {
    case "nonfinite":
      return `最初的迹象在第 ${step} 步：出现了非有限的值。`;
    case "loss":
      return `最初的迹象在第 ${step} 步：损失是原来的 ${figure(factor)} 倍。`;
    case "update":
      return `最初的迹象在第 ${step} 步：一次更新量是其权重的 ${figure(factor)} 倍。`;
    case "norm":
      return `最初的迹象在第 ${step} 步：梯度范数是平常的 ${figure(factor)} 倍。`;
  }
}

function origin(operation: string, made: OriginFigures, overTime: boolean): string {
  const place = made.layer === null ? "" : overTime ? `第 ${made.layer} 个时间步的` : `第 ${made.layer} 层的`;
  const operand = tellingOperand(made);
  const from =
    operand === undefined
      ? ""
      : operand.nonfinite
        ? `；${operand.name} 中已有 Inf 或 NaN`
        : `；${operand.name} 达到 ${figure(operand.magnitude)}`;
  const gap = place !== "" && /^[a-z]/i.test(operation) ? " " : "";
  return `第 ${made.step} 步：${place}${gap}${operation}产生了首个 ${nonfinite(made.nan)}，位于 ${made.tensor}${from}。`;
}

export const zh: typeof en = {
  teaser: (cause, sentence) => `**${cause}。**${sentence}`,
  sentences: (told) => told.join(""),
  noStep: "还没有训练步：请按播放。",
  starting: "正在查看这次训练",
  why: "原因",
  order: "Inf 与 NaN 的先后",
  allFinite: "到目前为止所有值都是有限的。",
  goTo: (step) => `第 ${step} 步`,
  goToLabel: (step) => `转到第 ${step} 步`,
  became: (tensor, what) => `${tensor} 变为 ${what}`,
  origin,
  evidence,
  also: (causes) => `另外：${causes.join("，")}。`,
  inSentence: (title) => title,

  kinds: {
    activation: "激活值",
    loss: "损失",
    grad: "梯度",
    total_norm: "float32 范数",
    param: "参数",
  },

  operations: {
    batch: "批次本身",
    forward_product: "x Wᵀ + b 这一乘积",
    normalization: "归一化",
    activation: "激活函数",
    cell: "循环单元",
    sum: "求和",
    loss: "损失函数",
    backward_product: "反向传播的乘积",
    backward_activation: "激活函数的导数",
    backward_normalization: "归一化的导数",
    backward_cell: "循环单元的导数",
    norm_square: "范数中的平方和",
    clip: "裁剪（Inf 乘以 0）",
    optimizer_square: "优化器的平方均值",
    update: "参数更新",
  },

  causes: {
    forward_overflow: "前向传播在第一次更新之前就溢出",
    silent_freeze: "范数溢出，裁剪把梯度乘以 0",
    frozen_by_adam: "优化器的平方溢出，每次更新都是 0",
    exploding_through_time: "梯度沿时间爆炸",
    exploding_by_depth: "梯度沿各层爆炸",
    bad_batch: "一个坏批次毁掉了训练",
    cliff: "一步撞上了损失的悬崖",
    healthy: "正在学习",
    vanishing: "梯度在反向传播中消失",
    mixed: "梯度略有增长，步长也略大",
    learning_rate_too_high: "学习率过高",
    slow: "还没有学到位",
  },
  explained: {
    forward_overflow: "信号在前向传播中逐层增大，连第一次预测都不再是一个数。",
    silent_freeze:
      "每个梯度都是有限的，但它们的平方和超出了 float32 的范围。τ 除以 Inf 等于 0：什么都不动，也没有任何提示。",
    frozen_by_adam: "g² 的滑动平均为 Inf，因此 g 除以其平方根永远是 0。",
    exploding_through_time: "误差信号回到第一个时间步的途中，每个时间步都乘以大于 1 的因子。",
    exploding_by_depth: "单个因子都不危险。每一层都把误差信号乘以大于 1 的因子，所有层的乘积就是爆炸。",
    bad_batch: "网络本身没有问题。远离平常的目标值产生的梯度被各层放大，用它走的一步太长。",
    cliff: "损失在那里有一堵墙。墙上的梯度极大，这么长的一步会离开原来的区域。",
    healthy: "损失在下降，梯度保持在合理范围内。",
    vanishing: "每一层都把误差信号乘以小于 1 的因子：离损失远的层几乎学不到东西。",
    mixed: "单独哪一个都无害。",
    learning_rate_too_high: "每一步都走过了头，下一个梯度因此更大。与层的链条关系不大。",
    slow: "信号没有问题，只是损失还没有明显下降。",
  },
  outcomes: {
    nonfinite: "训练中出现了非有限的值。",
    unstable: "训练不稳定，但数值有限。",
    learned: "它仍然学会了。",
    not_learned: "它没有学会。",
  },

  remedies: {
    title: "可能有用的办法",
    from: "重新开始于",
    fromBefore: (step) => `第 ${step} 步，出事之前`,
    fromHere: (step) => `第 ${step} 步`,
    fromStart: "第 0 步",
    onlyFromStart: "从第 0 步开始",
    apply: (remedy, lane) => `${remedy}：在 ${lane} 中试一试`,
    none: "不需要任何办法。",
    names: {
      clip_by_norm: "按范数裁剪",
      clip_by_value: "按值裁剪",
      he_init: "He 初始化",
      xavier_init: "Xavier 初始化",
      orthogonal_init: "正交初始化",
      layer_norm: "LayerNorm",
      residual: "缩放的残差连接",
      relu_he: "ReLU 与 He 初始化",
      lower_lr: "降低学习率",
      higher_lr: "提高学习率",
      adam: "Adam",
      lstm_forget_bias: "遗忘门打开的 LSTM",
    },
    why: {
      clip_by_norm: "一个很长的梯度变成同一方向上的一小步。",
      clip_by_value: "梯度的任何一项都只能让权重移动一点点。",
      he_init: "让每个 ReLU 层的因子接近 1。",
      xavier_init: "让每一层的因子接近 1。",
      orthogonal_init: "所有奇异值都是 1：没有哪个方向会增长。",
      layer_norm: "把每一层的输出拉回同一尺度。",
      residual: "每个因子都是 1 加上一个小量。",
      relu_he: "用接近 1 的因子代替小于 1 的因子。",
      lower_lr: "曲率允许的步长。",
      higher_lr: "没有什么妨碍更大的步长。",
      adam: "更新的长度不再随梯度的长度变化。",
      lstm_forget_bias: "记忆以相加而不是相乘的方式把误差传回去。",
    },
  },

  branches: {
    title: "分支",
    without: (remedy) => `不用${/^[A-Za-z]/.test(remedy) ? " " : ""}${remedy}`,
    with: (remedy) => `使用${/^[A-Za-z]/.test(remedy) ? " " : ""}${remedy}`,
    label: (lane, what, from, until) => `${lane} 的分支，${what}，第 ${from} 至 ${until} 步：回到这里`,
    steps: (from, until) => `第 ${from}–${until} 步`,
  },

  chaos: {
    beyond: (step) =>
      `第 ${step} 步之后，PyTorch 与 PyTorch 自己也不一致：权重只在最后一位不同（换一种舍入顺序就会如此），数值就相差千分之一以上。`,
    agrees: (steps) => `到目前为止没有混沌：权重只在最后一位不同时，${steps} 步内的数值相差不到千分之一。`,
    looking: "正在训练一个只在最后一位不同的孪生网络",
  },
};
