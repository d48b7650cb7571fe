import { exp32, exp64 } from "../kernels/math/exp.ts";
import { log1p64 } from "../kernels/math/log1p.ts";
import { softplus32 } from "../kernels/math/softplus.ts";
import type { Activation } from "./activation.ts";
import { sigmoid64 } from "./sigmoid.ts";

const f = Math.fround;

/** φ(x) = log(1 + exp(x)), x itself above PyTorch's threshold of 20; φ′ = σ(x). */
export const softplus: Activation = {
  name: "softplus",
  module: "nn.Softplus",
  functional: "F.softplus",
  usesSlope: false,
  kink: false,
  forward: softplus32,
  backward: (dy, x) => {
    if (x > 20) return dy;
    const e = exp32(x);
    return f(f(dy * e) / f(e + 1));
  },
  forward64: (x) => (x > 20 ? x : log1p64(exp64(x))),
  derivative64: (x) => (x > 20 ? 1 : sigmoid64(x)),
};
