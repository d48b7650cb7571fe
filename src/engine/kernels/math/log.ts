import { bits32, fromBits32, highWord, withHighWord } from "./bits.ts";

/** log(x) = log(1 + u) + e·ln 2 with x = (1 + u)·2^e and 1 + u in [√½, √2). */
const f = Math.fround;

/** Bits of the float32 √½: subtracted from those of x they leave e in the exponent field. */
export const SQRT_HALF_BITS = 0x3f3504f3;
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
const P0 = f(7.0376836292e-2);
const P1 = f(-1.151461031e-1);
const P2 = f(1.167699874e-1);
const P3 = f(-1.2420140846e-1);
const P4 = f(1.4249322787e-1);
const P5 = f(-1.6668057665e-1);
const P6 = f(2.0000714765e-1);
const P7 = f(-2.4999993993e-1);
const P8 = f(3.3333331174e-1);

/**
 * log in float32, for every x: −Inf at ±0, NaN below 0, Inf at Inf. At most 1 ulp. log(1 + u) = u − u²/2 + u³·P(u), the
 * coefficients of Cephes logf (Stephen L. Moshier, netlib.org/cephes, free to use with credit).
 */
export function log32(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  const denormal = x < 1.1754943508222875e-38;
  const bits = bits32(denormal ? f(x * 8388608) : x);
  const e = (bits - SQRT_HALF_BITS) >> 23;
  const u = f(fromBits32(bits - (e << 23)) - 1);
  return logReduced32(u, denormal ? e - 23 : e);
}

/** log((1 + u)·2^e) in float32; 1 + u in [√½, √2). */
export function logReduced32(u: number, e: number): number {
  const z = f(u * u);
  let p = f(f(P0 * u) + P1);
  p = f(f(p * u) + P2);
  p = f(f(p * u) + P3);
  p = f(f(p * u) + P4);
  p = f(f(p * u) + P5);
  p = f(f(p * u) + P6);
  p = f(f(p * u) + P7);
  p = f(f(p * u) + P8);
  let y = f(f(p * u) * z);
  y = f(y + f(e * LN2_LOW));
  y = f(y - f(0.5 * z));
  return f(f(u + y) + f(e * LN2_HIGH));
}

/** High word of the double √½. */
const SQRT_HALF_HIGH_WORD = 0x3fe6a09e;
const LN2_HIGH_64 = 6.931471803691238e-1;
const LN2_LOW_64 = 1.9082149292705877e-10;

/** log in double, for every x; below 1 ulp. */
export function log64(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  const denormal = x < 2.2250738585072014e-308;
  const normal = denormal ? x * 18014398509481984 : x; // 2^54
  const high = highWord(normal);
  const e = (high - SQRT_HALF_HIGH_WORD) >> 20;
  return logReduced64(withHighWord(normal, high - (e << 20)) - 1, denormal ? e - 54 : e, 0);
}

/** High word of u = 1 + x to the exponent e of log's reduction. */
export function logExponent64(high: number): number {
  return (high - SQRT_HALF_HIGH_WORD) >> 20;
}

/**
 * log((1 + u)·2^e) + c in double, c a small correction. With s = u/(2 + u): log(1 + u) = u − s·(u − R(s²)); coefficients
 * of fdlibm e_log.c (Copyright © 1993 Sun Microsystems, Inc., freely granted provided that this notice is preserved).
 */
export function logReduced64(u: number, e: number, c: number): number {
  const s = u / (2 + u);
  const z = s * s;
  const R =
    z *
    (6.666666666666735e-1 +
      z *
        (3.999999999940942e-1 +
          z *
            (2.857142874366239e-1 +
              z *
                (2.2222198432149784e-1 +
                  z * (1.818357216161805e-1 + z * (1.5313837699209373e-1 + z * 1.4798198605116586e-1))))));
  const halfSquare = 0.5 * u * u;
  return e * LN2_HIGH_64 - (halfSquare - (s * (halfSquare + R) + (e * LN2_LOW_64 + c)) - u);
}
