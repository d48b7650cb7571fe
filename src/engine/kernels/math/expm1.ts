import { powerOfTwo32, powerOfTwo64 } from "./bits.ts";
import { round32, round64 } from "./round.ts";

/** exp(x) − 1 without the cancellation near 0: with x = n·ln 2 + r it is 2^n·(expm1(r) + (1 − 2^−n)). */
const f = Math.fround;

const LOG2_E = f(Math.LOG2E);
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
const P0 = f(1.97350979e-4);
const P1 = f(1.3930907e-3);
const P2 = f(8.33343994e-3);
const P3 = f(4.1666802e-2);
const P4 = f(1.66666716e-1);
const P5 = f(4.9999997e-1);

/**
 * expm1 in float32, for every x: −1 below −17.33, Inf from 88.722839, ±0 is ±0, NaN is NaN. At most 2 ulp.
 * expm1(r) = r + r²·P(r), |r| ≤ ½ ln 2, coefficients from Norbert Juffa's expm1f (2-clause BSD licence).
 */
export function expm1_32(x: number): number {
  if (x === 0) return x;
  const bounded = Math.min(Math.max(x, -18), 89);
  const n = round32(f(bounded * LOG2_E));
  const r = f(f(bounded - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  let p = f(f(P0 * r) + P1);
  p = f(f(p * r) + P2);
  p = f(f(p * r) + P3);
  p = f(f(p * r) + P4);
  p = f(f(p * r) + P5);
  const y = f(f(p * f(r * r)) + r);
  // From n = 26 on 2^−n is lost beside 1, and 2^−128 would not be a normal number.
  const offset = f(1 - powerOfTwo32(n > 26 ? -26 : -n));
  const half = n >> 1;
  return f(f(f(y + offset) * powerOfTwo32(half)) * powerOfTwo32(n - half));
}

const INVERSE_LN2 = Math.LOG2E;
const LN2_HIGH_64 = 6.931471803691238e-1;
const LN2_LOW_64 = 1.9082149292705877e-10;

/**
 * expm1 in double, for every x; at most 2 ulp. Coefficients of fdlibm s_expm1.c (Copyright © 1993 Sun Microsystems,
 * Inc., freely granted provided that this notice is preserved): with z = r²/2, R = 1 + z·Q(z) and t = 3 − R·r/2,
 * expm1(r) = r + z − r·z·(R − t)/(6 − r·t); c is what rounding took from r.
 */
export function expm1_64(x: number): number {
  if (x === 0) return x;
  const bounded = Math.min(Math.max(x, -38), 710);
  const n = round64(bounded * INVERSE_LN2);
  const high = bounded - n * LN2_HIGH_64;
  const low = n * LN2_LOW_64;
  const r = high - low;
  const c = high - r - low;
  const z = r * (0.5 * r);
  const R =
    1 +
    z *
      (-3.333333333333313e-2 +
        z *
          (1.5873015872548146e-3 +
            z * (-7.93650757867488e-5 + z * (4.008217827329362e-6 + z * -2.0109921818362437e-7))));
  const t = 3 - R * (0.5 * r);
  const e = z * ((R - t) / (6 - r * t));
  if (n === 0) return r - (r * e - z);
  const correction = r * (e - c) - c - z;
  const offset = 1 - powerOfTwo64(n > 60 ? -60 : -n);
  const half = n >> 1;
  return (offset - (correction - r)) * powerOfTwo64(half) * powerOfTwo64(n - half);
}
