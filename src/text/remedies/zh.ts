import { figure, growth } from "../numbers.ts";
import { settingText } from "../settingText.ts";
import type { en } from "./en.ts";

export const zh: typeof en = {
  title: (count) => `一个梯度爆炸的网络，${count} 种解法`,
  calmTitle: (count) => `一个网络，${count} 种解法`,
  about: (network, steps) =>
    `每张卡片都训练同一个网络（${network}），种子相同，批次相同，只改一处。各训练 ${steps} 步。`,
  network: (depth, activation) => `${depth} 层 ${activation}`,
  otherNetwork: "循环网络",
  calm: "这个网络在现有设置下并不爆炸，请另选一个会爆炸的场景。",
  done: (done, all) => `已完成 ${done} / ${all}`,
  again: "全部重新训练",

  sort: {
    label: "排序",
    given: "默认",
    verdict: "按结论",
    loss: "按最终损失",
    gradient: "按最大梯度",
  },
  verdict: (verdict) => {
    switch (verdict.kind) {
      case "survived":
        return "存活";
      case "slow":
        return "存活，但慢";
      case "not_learning":
        return "存活，但未学到";
      case "unstable":
        return "存活，但不稳定";
      case "exploded":
        return `第 ${verdict.step} 步爆炸`;
    }
  },
  waiting: "等待中",
  training: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  failed: "无法训练",

  baseline: "基准",
  names: {
    clip_by_norm: "按范数裁剪",
    clip_by_value: "按值裁剪",
    clip_per_layer: "逐层裁剪",
    he_init: "He 初始化",
    xavier_init: "Xavier 初始化",
    adam: "Adam",
    rmsprop: "RMSprop",
    layer_norm: "LayerNorm",
    batch_norm: "BatchNorm",
    lower_lr: "学习率 ÷ 20",
    warmup: "预热",
    tanh: "tanh",
    residual: "残差，缩小",
    residual_plain: "残差，不缩小",
    l2: "L2 惩罚",
  },
  what: {
    baseline: "原样，没有解法",
    clip_by_norm: (max_norm) => `整个梯度不超过 ${settingText(max_norm)}`,
    clip_by_value: (value) => `每个分量不超过 ±${settingText(value)}`,
    clip_per_layer: (max_norm) => `每个参数的梯度不超过 ${settingText(max_norm)}`,
    he_init: "权重的抽取使 ReLU 的因子为 1",
    xavier_init: "权重按线性网络抽取",
    adaptive: (lr) => `步长随梯度的历史缩放，学习率 ${settingText(lr)}`,
    layer_norm: "每一层都重新缩放激活值",
    batch_norm: "在批次上重新缩放激活值",
    lower_lr: (lr, before) => `${figure(lr)}，原为 ${figure(before)}`,
    warmup: (steps) => `学习率在 ${steps} 步内升起`,
    tanh: "激活函数会饱和",
    residual: (scale) => `每层把自身的 ${settingText(scale)} 倍加到输入上`,
    l2: (decay) => `权重衰减 ${settingText(decay)} 把权重拉向零`,
  },
  origin: "第 0 步",
  finalLoss: "最终损失",
  maxGradient: "最大梯度",
  reason: (reason) => {
    switch (reason.code) {
      case "decay_is_slow":
        return `权重衰减要 ${figure(reason.steps)} 步才起作用。`;
      case "still_grows":
        return `误差信号仍然每层增大 ${growth(reason.growth)}，共 ${reason.layers} 层。`;
      case "shrinks":
        return `误差信号每层缩小为 ${growth(reason.growth)}，前几层几乎学不到东西。`;
      case "loss":
        return `问题不在层的链条：损失从 ${figure(reason.first)} 变为 ${figure(reason.final)}。`;
    }
  },

  open: "在实验室中打开",
  openLabel: (name) => `在实验室中打开：${name}`,
  combine: "组合",
  combineLabel: (name) => `组合：${name}`,
  combineHint: "再选一张卡片，两者一起试。",
  noPair: (a, b) => `“${a}”与“${b}”改的是同一个设置，而它只有一个。`,
  remove: (name) => `移除“${name}”`,
  pair: (a, b) => `${a} + ${b}`,
  together: "两者同时",

  legend: {
    title: "怎样看一张卡片",
    line: (steps) => `${steps} 步内的损失，对数刻度，各卡片坐标轴相同`,
    ghost: "基准，用于对比",
    left: "从上方离开图表：Inf 或 NaN",
    survived: "全部有限，损失至少减半",
    warning: "全部有限，但损失未减半",
  },
  caption: (name, told, loss) => `${name}：${told}。最终损失 ${loss}。`,
  table: { step: "步", loss: "损失", baseline: "基准的损失" },
  ended: (survived, all) => `${all} 种解法中 ${survived} 种存活。`,
};
