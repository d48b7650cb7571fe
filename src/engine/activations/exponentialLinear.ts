import { exp32, exp64 } from "../kernels/math/exp.ts";
import { expm1_32, expm1_64 } from "../kernels/math/expm1.ts";
import type { Activation } from "./activation.ts";

const f = Math.fround;

/** The arithmetic that ELU and SELU share: φ(x) = scale·x above 0, scale·alpha·(exp(x) − 1) elsewhere. */
export function exponentialLinear(
  alpha: number,
  scale: number,
): Pick<Activation, "forward" | "backward" | "forward64" | "derivative64"> {
  const negative = f(alpha * scale);
  const positive = f(scale);
  return {
    forward: (x) => (x > 0 ? f(x * positive) : f(expm1_32(x) * negative)),
    backward: (dy, x) => (x > 0 ? f(dy * positive) : f(f(dy * negative) * exp32(x))),
    forward64: (x) => (x > 0 ? scale * x : alpha * scale * expm1_64(x)),
    derivative64: (x) => (x > 0 ? scale : alpha * scale * exp64(x)),
  };
}
