import type { Steps } from "../figures.ts";
import { figure } from "../numbers.ts";
import { stepRange } from "../stepRange.ts";

export const en = {
  title: "The recurrent matrix",
  lines: "line: σ_max, dashed: ρ, of each block of W_hh",
  bound: "1/γ",
  block: "Block",
  sigma: "σ_max",
  rho: "ρ",
  noStep: "No step yet: press Play.",
  notRecurrent: "This lane has no recurrent matrix.",
  caption: (lane: string, steps: Steps, sigma: number, rho: number) =>
    `Lane ${lane}, ${stepRange.en(steps)}: the largest singular value of W_hh is ${figure(sigma)}, its spectral radius ${figure(rho)}`,
  below: (sigma: number) =>
    `σ_max = **${figure(sigma)}** lies below 1/γ = 1: that is enough for the gradient to vanish over many time steps.`,
  above: (sigma: number, rho: number) =>
    `σ_max = **${figure(sigma)}** lies above 1/γ = 1: the gradient may explode, but need not; in a linear network ρ = **${figure(rho)}** ${rho > 1 ? "above 1 would decide for it" : "below 1 would decide against it"}.`,
  gates: "The gates decide too: for an LSTM or a GRU these values say less than for a plain RNN.",
  lost: "W_hh holds Inf or NaN: it has no singular values.",
};
