import { exp32 } from "./exp.ts";
import { expm1_64 } from "./expm1.ts";

const f = Math.fround;

const P0 = f(-5.70498872745e-3);
const P1 = f(2.06390887954e-2);
const P2 = f(-5.37397155531e-2);
const P3 = f(1.33314422036e-1);
const P4 = f(-3.33332819422e-1);

/**
 * tanh in float32, for every x: ±1 at ±Inf, ±0 at ±0, NaN is NaN. At most 1 ulp. Below 0.625 it is x + x³·P(x²) with the
 * coefficients of Cephes tanhf (Stephen L. Moshier, netlib.org/cephes, free to use with credit), above it
 * 1 − 2/(exp(2|x|) + 1).
 */
export function tanh32(x: number): number {
  if (x === 0) return x;
  const magnitude = Math.abs(x);
  if (magnitude >= 0.625) {
    const y = f(1 - f(2 / f(exp32(f(magnitude + magnitude)) + 1)));
    return x < 0 ? -y : y;
  }
  const z = f(x * x);
  let p = f(f(P0 * z) + P1);
  p = f(f(p * z) + P2);
  p = f(f(p * z) + P3);
  p = f(f(p * z) + P4);
  return f(f(f(p * z) * x) + x);
}

/**
 * tanh in double, for every x; at most 2 ulp. As in fdlibm s_tanh.c: with t = expm1(2|x|) it is 1 − 2/(t + 2), below 1,
 * where that cancels, −t/(t + 2) with t = expm1(−2|x|).
 */
export function tanh64(x: number): number {
  if (x === 0) return x;
  const magnitude = Math.abs(x);
  const t = expm1_64(magnitude < 1 ? -2 * magnitude : 2 * magnitude);
  const y = magnitude < 1 ? -t / (t + 2) : 1 - 2 / (t + 2);
  return x < 0 ? -y : y;
}
