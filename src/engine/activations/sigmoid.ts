import { exp64 } from "../kernels/math/exp.ts";
import { sigmoid32 } from "../kernels/math/sigmoid.ts";
import type { Activation } from "./activation.ts";

const f = Math.fround;

/** φ(x) = 1/(1 + exp(−x)), φ′ = (1 − φ)·φ. */
export const sigmoid: Activation = {
  name: "sigmoid",
  module: "nn.Sigmoid",
  functional: "torch.sigmoid",
  usesSlope: false,
  kink: false,
  forward: sigmoid32,
  backward: (dy, _x, y) => f(f(dy * f(1 - y)) * y),
  forward64: sigmoid64,
  derivative64: (x) => sigmoid64(x) * sigmoid64(-x),
};

/** The logistic function in float64. */
export function sigmoid64(x: number): number {
  const e = exp64(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}
