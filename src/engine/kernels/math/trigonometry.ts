import { reduceByHalfPi, remainder } from "./halfPi.ts";

/**
 * Sine and cosine, x in radians, for every finite x; NaN at ±Inf. After the reduction x = n·π/2 + r the sine is ±sin r or
 * ±cos r by the quadrant n. Polynomials on |r| ≤ π/4 from fdlibm k_sin.c and k_cos.c (Copyright © 1993 Sun
 * Microsystems, Inc., freely granted provided that this notice is preserved). Below 1 ulp in double; only where a double
 * above 1.6e6 lies within about 1e-17 of a multiple of π/2, which no float32 does, the last bits of the result are lost.
 */
export function sin64(x: number): number {
  if (Math.abs(x) < 7.450580596923828e-9) return x; // 2^−27: x³/6 is below half an ulp; keeps −0
  return Math.abs(x) < Infinity ? inQuadrant(reduceByHalfPi(x)) : Number.NaN;
}

export function cos64(x: number): number {
  return Math.abs(x) < Infinity ? inQuadrant(reduceByHalfPi(x) + 1) : Number.NaN;
}

/** Sine in float32: the double one rounded, at most 1 ulp. */
export function sin32(x: number): number {
  return Math.fround(sin64(x));
}

/** Cosine in float32: the double one rounded, at most 1 ulp. */
export function cos32(x: number): number {
  return Math.fround(cos64(x));
}

/** sin(n·π/2 + remainder). */
function inQuadrant(n: number): number {
  const { high, low } = remainder;
  const magnitude = n & 1 ? cosine(high, low) : sine(high, low);
  return n & 2 ? -magnitude : magnitude;
}

/** sin(r + tail), |r| ≤ π/4. */
function sine(r: number, tail: number): number {
  const z = r * r;
  const cube = z * r;
  const p =
    8.33333333332249e-3 +
    z * (-1.984126982985795e-4 + z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return r - (z * (0.5 * tail - cube * p) - tail - cube * -1.6666666666666632e-1);
}

/** cos(r + tail), |r| ≤ π/4: 1 − z/2 is rounded once, its error joins the polynomial. */
function cosine(r: number, tail: number): number {
  const z = r * r;
  const p =
    z *
    (4.16666666666666e-2 +
      z *
        (-1.388888888887411e-3 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * p - r * tail));
}
