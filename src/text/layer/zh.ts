import { figure, growth } from "../numbers.ts";
import { stepRange } from "../stepRange.ts";
import type { en, LayerFigures } from "./en.ts";

const percent = (share: number) => `${figure(Math.round(1000 * share) / 10)} %`;

function name({ place, index }: Pick<LayerFigures, "place" | "index">): string {
  if (place === "output") return "输出";
  return place === "time" ? `第 ${index} 个时间步` : `第 ${index} 层`;
}

function sentence(figures: LayerFigures): string {
  const { norm, factor, product, place } = figures;
  if (place === "output") return "输出把 ∂L/∂(prediction) 交给最后一层：反向传播从这里开始。";
  if (norm === null || factor === null || product === null) return `${name(figures)}还没有训练过。`;
  if (!Number.isFinite(norm)) return `${nonfinite(figures, norm)}${units(figures)}`;
  if (!Number.isFinite(factor) || (factor === 0 && norm > 0)) {
    return `${name(figures)}后面的梯度不是有限的数，这里是：‖∂L/∂h‖ = ${figure(norm)}。${units(figures)}`;
  }
  const does =
    norm === 0
      ? "什么都不传回：它的梯度恰好为 0"
      : factor > 1.02
        ? `在传向输入的途中把梯度乘以 **${growth(factor)}** `
        : factor < 0.98
          ? `在传向输入的途中使梯度缩小，**${growth(factor)}** `
          : `让梯度保持原来的大小，**${growth(factor)}** `;
  const last = place === "time" ? "最后一个时间步" : "最后一层";
  const whole = Number.isFinite(product) ? `；从${last}到这里的乘积为 **${growth(product)}**` : "";
  return `${name(figures)}${does.trimEnd()}${whole}。${units(figures)}`;
}

function nonfinite(figures: LayerFigures, norm: number): string {
  if (Number.isNaN(norm)) return `${name(figures)}的梯度是 NaN：已没有可以相乘的数。`;
  return figures.factor === Number.POSITIVE_INFINITY
    ? `${name(figures)}把有限的梯度变成了 Inf：超出了最大的 float32。`
    : `${name(figures)}的梯度是 Inf，它后面就已如此：说不出因子。`;
}

function units({ dead, saturated }: LayerFigures): string {
  if (dead !== null && dead > 0) return `它的单元中有 ${percent(dead)} 已死亡：在整个批次上为 0，什么都不传回。`;
  if (saturated !== null && saturated > 0) return `它的激活值中有 ${percent(saturated)} 已饱和，几乎什么都不传回。`;
  return "";
}

export const zh: typeof en = {
  choose: { layer: "层", time: "时间步" },
  back: { layer: "上一层", time: "上一个时间步" },
  next: { layer: "下一层", time: "下一个时间步" },
  output: "输出",
  of: (last) => `共 ${last}`,
  name,
  sentence,
  noStep: "还没有训练步：请按播放。",
  absent: "这里没有这一层。",
  factor: "因子",
  product: { layer: "从最后一层起的乘积", time: "从最后一个时间步起的乘积" },
  ratio: "更新量 ÷ 权重量",
  dead: "死亡单元",
  saturated: "饱和",
  percent,
  atSteps: stepRange.zh,
  histograms: {
    weight: "权重",
    weight_gradient: "∂L/∂W",
    activation: "激活值 h",
    signal: "∂L/∂h",
  },
  afterUpdate: "更新之后",
  waiting: "正在询问网络",
  none: "这种层不保留它",
  zeros: (count) => `${count} × 0`,
  infinities: (count, sign) => `${count} × ${sign}Inf`,
  nans: (count) => `${count} × NaN`,
  caption: (lane, what, tensor, step, count) => `${lane}，第 ${step} 步：${what}（${tensor}）的 ${count} 个值如何分布`,
  table: { from: "从", to: "到", count: "个数" },
};
