import { figure } from "../numbers.ts";
import { stepRange } from "../stepRange.ts";
import type { en } from "./en.ts";

export const zh: typeof en = {
  title: "循环矩阵",
  lines: "实线：σ_max，虚线：ρ，W_hh 的每一块",
  bound: "1/γ",
  block: "块",
  sigma: "σ_max",
  rho: "ρ",
  noStep: "还没有训练步：请按播放。",
  notRecurrent: "这里没有循环矩阵。",
  caption: (lane, steps, sigma, rho) =>
    `${lane}，${stepRange.zh(steps)}：W_hh 的最大奇异值为 ${figure(sigma)}，谱半径为 ${figure(rho)}`,
  below: (sigma) => `σ_max = **${figure(sigma)}**，低于 1/γ = 1：这足以使梯度在许多时间步之后消失。`,
  above: (sigma, rho) =>
    `σ_max = **${figure(sigma)}**，高于 1/γ = 1：梯度可能爆炸，但不一定；在线性网络中由 ρ = **${figure(rho)}** 决定，${rho > 1 ? "高于 1 就会爆炸" : "低于 1 就不会爆炸"}。`,
  gates: "门也起作用：对 LSTM 或 GRU，这些值比对普通 RNN 说明的要少。",
  lost: "W_hh 中有 Inf 或 NaN：没有奇异值可言。",
};
