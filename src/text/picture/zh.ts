import { figure } from "../numbers.ts";
import type { en } from "./en.ts";

export const zh: typeof en = {
  noStep: "还没有训练步：请按播放。",
  waiting: "正在询问网络",
  none: "这个任务没有图像：输入太多无法画出，或者目标值是噪声。",
  prediction: "预测",
  target: "目标",
  input: "输入",
  curve: "预测与目标",
  grid: "网络判为哪一类",
  sequence: "一个序列：输入、目标、预测",
  atStep: (step) => `第 ${step} 步`,
  reaches: (least, most) => `预测从 ${figure(least)} 到 ${figure(most)}`,
  nonfinite: (count, of) => `${of} 个预测中有 ${count} 个是 Inf 或 NaN`,
  classes: (count) => `${count} 个类别`,
  caption: (lane, step, what) => `${lane}，第 ${step} 步：${what}`,
  table: { at: "位置", target: "目标", prediction: "预测" },
};
