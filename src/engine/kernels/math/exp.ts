import { powerOfTwo32, powerOfTwo64 } from "./bits.ts";
import { round32, round64 } from "./round.ts";

/**
 * exp(x) = 2^n·exp(r), n the integer nearest to x/ln 2, |r| ≤ ½ ln 2 (Cody and Waite: n·ln 2 is subtracted in two parts,
 * the first short enough for an exact product).
 */
const f = Math.fround;

const LOG2_E = f(Math.LOG2E);
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
const P0 = f(1.98756915e-4);
const P1 = f(1.3981999507e-3);
const P2 = f(8.3334519073e-3);
const P3 = f(4.1665795894e-2);
const P4 = f(1.6666665459e-1);
const P5 = f(5.0000001201e-1);

/**
 * exp in float32, for every x: Inf from 88.722839, denormal results below −87.336544, 0 below −103.97208; NaN is NaN.
 * At most 1 ulp. exp(r) = 1 + r + r²·P(r) with the coefficients of Cephes expf (Stephen L. Moshier, netlib.org/cephes,
 * free to use with credit).
 */
export function exp32(x: number): number {
  const bounded = Math.min(Math.max(x, -104), 89);
  const n = round32(f(bounded * LOG2_E));
  const r = f(f(bounded - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  let p = f(f(P0 * r) + P1);
  p = f(f(p * r) + P2);
  p = f(f(p * r) + P3);
  p = f(f(p * r) + P4);
  p = f(f(p * r) + P5);
  const y = f(f(f(p * f(r * r)) + r) + 1);
  const half = n >> 1; // two factors reach 2^128 and the denormals, each of them a normal float32
  return f(f(y * powerOfTwo32(half)) * powerOfTwo32(n - half));
}

const INVERSE_LN2 = Math.LOG2E;
const LN2_HIGH_64 = 6.931471803691238e-1;
const LN2_LOW_64 = 1.9082149292705877e-10;

/**
 * exp in double, for every x; below 1 ulp. With c = r − r²·P(r²): exp(r) = 1 + r + r·c/(2 − c); coefficients of fdlibm
 * e_exp.c (Copyright © 1993 Sun Microsystems, Inc., freely granted provided that this notice is preserved).
 */
export function exp64(x: number): number {
  const bounded = Math.min(Math.max(x, -746), 710);
  const n = round64(bounded * INVERSE_LN2);
  const high = bounded - n * LN2_HIGH_64;
  const low = n * LN2_LOW_64;
  const r = high - low;
  const t = r * r;
  const p =
    1.6666666666666602e-1 +
    t *
      (-2.7777777777015593e-3 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8)));
  const c = r - t * p;
  const y = 1 - (low - (r * c) / (2 - c) - high);
  const half = n >> 1;
  return y * powerOfTwo64(half) * powerOfTwo64(n - half);
}
