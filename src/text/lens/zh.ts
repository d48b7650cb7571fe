import { figure, growth } from "../numbers.ts";
import type { en, NormChange } from "./en.ts";

function change({ from, to, factor }: NormChange): string {
  if (from === null) return `‖∂L/∂h‖ 为 ${figure(to)}。`;
  const becomes = `${figure(from)} 变为 ${figure(to)}`;
  if (Number.isNaN(to)) return `${becomes}：已没有数可言。`;
  if (!Number.isFinite(to)) return `${becomes}：超出最大的 float32。`;
  return factor === undefined || factor === 0 || !Number.isFinite(factor)
    ? `${becomes}。`
    : `${becomes}，**${growth(factor)}**。`;
}

export const zh: typeof en = {
  intro: "一次反向传播，逐层展开：与权重的每次相乘、每个 φ′ 对梯度做了什么。",
  introTime: "一次沿时间的反向传播：与 W_hh 的每次相乘、每个 φ′ 对梯度做了什么。",
  first: "回到输出",
  back: "上一环节",
  play: "播放反向传播",
  pause: "暂停反向传播",
  next: "下一环节",
  stages: "反向传播的各个环节",
  stage: (at, of) => `环节 ${at} / ${of}`,
  noStep: "还没有训练步：请按播放。",
  waiting: "正在询问网络",
  atStep: (step) => `第 ${step} 步`,
  strip: (lane) => `${lane}：各层的梯度范数，输出在右`,
  cell: (place, norm) => `${place}：${figure(norm)}`,
  output: "输出",
  layer: (index) => `第 ${index} 层`,
  time: (index) => `第 ${index} 个时间步`,
  start: (norm) => `在输出处，损失给出 ‖δ‖ = ${figure(norm)}：反向传播从这里开始。`,
  arrivals: {
    matrix: (place, norms) => `乘以 Wᵀ，回到${place}：${change(norms)}`,
    readout: (place, norms) => `乘以读出层的 Wᵀ，回到${place}：${change(norms)}`,
    normalization: (place, norms) => `穿过归一化并乘以 Wᵀ，回到${place}：${change(norms)}`,
    skip: (place, norms) => `经过 Wᵀ 的部分与绕过它、原样传来的部分相加，回到${place}：${change(norms)}`,
    gates: (place, norms) => `穿过各个门与 W_hhᵀ，回到${place}：${change(norms)}`,
    neuron: (place, norms) => `穿过神经元，回到${place}：${change(norms)}`,
    own_loss: (place, norms) => `${place}的损失给出它自己的梯度，没有别的传来：${change(norms)}`,
    joined: (place, norms) => `在传回${place}的梯度之上，那里的损失再加上自己的梯度：${change(norms)}`,
    cut: (place, norms) => `没有任何梯度传回${place}：${change(norms)}`,
  },
  activation: (place, norms, scale) =>
    `乘以${place}的 φ′${scale === 1 ? "" : `和分支的系数 ${figure(scale)}`}：${change(norms)}`,
  sofar: (product) => (Number.isFinite(product) ? `从输出算起：**${growth(product)}**。` : ""),
  notes: {
    normalization: "φ′ 与权重之间还有归一化。它自己的权重已经更新，因此它的导数与 Wᵀ 合为一个环节。",
    residual: "残差连接让 ∂L/∂h 绕过分支继续传回：即使分支什么都不传回，梯度也不会消失。",
    gru: "GRU 的门在多处相乘和相加，因此这里一个时间步为一个环节。",
    lstm: "LSTM 的门在多处相乘和相加，c 又带着梯度绕过它们，因此这里一个时间步为一个环节。",
    stacked: "在堆叠的各层中，这里显示最后一层。",
    truncated: "截断的 BPTT：在每个截断处，后面的时间步不传来任何梯度。",
    neuron: "单个神经元：从一个时间步到前一个，梯度乘以 w·φ′(h)。",
  },
};
