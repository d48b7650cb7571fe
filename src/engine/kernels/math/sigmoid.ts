import { exp32 } from "./exp.ts";

const f = Math.fround;

/**
 * σ(x) = 1/(1 + exp(−x)) in float32, for every x; at most 2 ulp. For x < 0 it is exp(x)/(1 + exp(x)), which reaches the
 * denormals where 1 + exp(−x) would overflow.
 */
export function sigmoid32(x: number): number {
  const e = exp32(-Math.abs(x));
  return f((x < 0 ? e : 1) / f(1 + e));
}
