import { exp32 } from "../kernels/math/exp.ts";
import { sigmoid32 } from "../kernels/math/sigmoid.ts";
import type { Activation } from "./activation.ts";
import { sigmoid64 } from "./sigmoid.ts";

const f = Math.fround;

/** φ(x) = x·σ(x), φ′ = σ(x)·(1 + x·(1 − σ(x))). */
export const silu: Activation = {
  name: "silu",
  module: "nn.SiLU",
  functional: "F.silu",
  usesSlope: false,
  kink: false,
  forward: (x) => f(x / f(1 + exp32(-x))),
  backward: (dy, x) => {
    const s = sigmoid32(x);
    return f(f(dy * s) * f(1 + f(x * f(1 - s))));
  },
  forward64: (x) => x * sigmoid64(x),
  derivative64: (x) => sigmoid64(x) * (1 + x * sigmoid64(-x)),
};
