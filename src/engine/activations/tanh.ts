import { tanh32, tanh64 } from "../kernels/math/tanh.ts";
import type { Activation } from "./activation.ts";

const f = Math.fround;

/** φ′ = 1 − φ². */
export const tanh: Activation = {
  name: "tanh",
  module: "nn.Tanh",
  functional: "torch.tanh",
  usesSlope: false,
  kink: false,
  forward: tanh32,
  backward: (dy, _x, y) => f(dy * f(1 - f(y * y))),
  forward64: tanh64,
  derivative64: (x) => {
    const y = tanh64(x);
    return (1 - y) * (1 + y);
  },
};
