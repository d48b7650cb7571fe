import { figure } from "../numbers.ts";
import { stepRange } from "../stepRange.ts";
import type { en } from "./en.ts";

export const zh: typeof en = {
  title: "整个梯度的范数",
  lines: "细线：裁剪前，粗线：裁剪后",
  noStep: "还没有训练步：请按播放。",
  threshold: "阈值 τ",
  thresholdAt: (value) => `τ = ${figure(value)}`,
  share: "裁剪的步数",
  shareOf: (clipped, steps) => `${steps} 步中 ${clipped} 步`,
  angle: "夹角",
  degrees: (angle) => `${angle < 0.05 ? "0" : angle.toFixed(angle < 10 ? 1 : 0)}°`,
  cosine: (cosine) => `cos ${cosine.toFixed(3)}`,
  norms: "裁剪前 → 裁剪后",
  suggested: "建议的 τ",
  range: (low, high) => `${figure(low)} 至 ${figure(high)}`,
  takeMiddle: (value) => `采用 τ = ${figure(value)}`,
  turnOn: (value) => `按范数裁剪到 ${figure(value)}`,
  notYet: "平稳 5 步之后",
  modes: {
    none: "没有什么限制梯度：传回多少就用多少。",
    norm: "按范数裁剪保持方向，只缩短步长：当 ‖g‖ > τ 时 g ← τ g/‖g‖。",
    value: "按值裁剪把每一项截断在 ±τ：步长变短，方向也变了，因为大的项损失得更多。",
    per_layer: "逐层裁剪让每个参数张量各自的范数不超过 τ：各层之间的比重因此改变。",
  },
  would: (share, steps, value) => `若 τ = ${figure(value)}，${steps} 步中会有 ${share} 步被缩短。`,
  caption: (lane, steps, raw, applied) =>
    `${lane}，${stepRange.zh(steps)}：梯度范数裁剪前为 ${figure(raw)}，裁剪后为 ${figure(applied)}`,
  table: { raw: "裁剪前", applied: "裁剪后", cosine: "余弦" },
};
