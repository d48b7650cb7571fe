import { bits32, fromBits32, highWord, withHighWord } from "./bits.ts";
import { logExponent64, logReduced32, logReduced64, SQRT_HALF_BITS } from "./log.ts";

/** log(1 + x) without losing a small x in the sum; the polynomials are those of log. */
const f = Math.fround;

/**
 * log1p in float32, for every x: ±0 is ±0, −Inf at −1, NaN below −1, Inf at Inf. At most 1 ulp.
 * 1 + x = (1 + u)·2^e with u = x·2^−e + (2^−e − 1): only e comes from the rounded sum 1 + x (after Norbert Juffa).
 */
export function log1p32(x: number): number {
  if (x === 0) return x;
  if (!(x > -1)) return x === -1 ? -Infinity : Number.NaN;
  if (x === Infinity) return x;
  const e = (bits32(f(1 + x)) - SQRT_HALF_BITS) >> 23;
  const scaled = fromBits32(bits32(x) - (e << 23)); // x·2^−e
  const offset = f(f(0.25 * fromBits32((129 - e) << 23)) - 1); // 2^−e − 1 by way of 2^(2 − e), normal for every e
  return logReduced32(f(scaled + offset), e);
}

/**
 * log1p in double, for every x; below 1 ulp. As in fdlibm s_log1p.c: log(1 + x) = log(s) + c/s, s the rounded sum and c
 * what rounding took from it.
 */
export function log1p64(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : Number.NaN;
  if (x > -0.2928932188134524 && x < 0.41421356237309503) return x === 0 ? x : logReduced64(x, 0, 0);
  if (x === Infinity) return x;
  const sum = 1 + x;
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  const high = highWord(sum);
  const e = logExponent64(high);
  return logReduced64(withHighWord(sum, high - (e << 20)) - 1, e, lost / sum);
}
