import { all, horner, HALF, ONE } from "./all";

/** As math/log.ts: log(x) = log(1 + u) + e·ln 2 with x = (1 + u)·2^e and 1 + u in [√½, √2). */

const SQRT_HALF_BITS = memory.data<u32>([0x3f3504f3], 4);
const LN2_HIGH = memory.data<f32>([0.693359375], 4);
const LN2_LOW = memory.data<f32>([-2.1219444e-4], 4);
const P0 = memory.data<f32>([7.0376836292e-2], 4);
const P1 = memory.data<f32>([-1.151461031e-1], 4);
const P2 = memory.data<f32>([1.167699874e-1], 4);
const P3 = memory.data<f32>([-1.2420140846e-1], 4);
const P4 = memory.data<f32>([1.4249322787e-1], 4);
const P5 = memory.data<f32>([-1.6668057665e-1], 4);
const P6 = memory.data<f32>([2.0000714765e-1], 4);
const P7 = memory.data<f32>([-2.4999993993e-1], 4);
const P8 = memory.data<f32>([3.3333331174e-1], 4);
const SMALLEST_NORMAL = memory.data<f32>([1.1754943508222875e-38], 4);
const TWO_TO_23 = memory.data<f32>([8388608], 4);
const INTEGER_23 = memory.data<i32>([23], 4);
const INFINITE = memory.data<u32>([0x7f800000], 4);
const MINUS_INFINITE = memory.data<u32>([0xff800000], 4);

/** e, from the bits of x. */
@inline
export function logExponent(x: v128): v128 {
  return i32x4.shr_s(i32x4.sub(x, all(SQRT_HALF_BITS)), 23);
}

/** log((1 + u)·2^e); 1 + u in [√½, √2). */
@inline
export function logReduced(u: v128, e: v128): v128 {
  const n = f32x4.convert_i32x4_s(e);
  const z = f32x4.mul(u, u);
  let p = horner(all(P0), u, P1);
  p = horner(p, u, P2);
  p = horner(p, u, P3);
  p = horner(p, u, P4);
  p = horner(p, u, P5);
  p = horner(p, u, P6);
  p = horner(p, u, P7);
  p = horner(p, u, P8);
  let y = f32x4.mul(f32x4.mul(p, u), z);
  y = f32x4.add(y, f32x4.mul(n, all(LN2_LOW)));
  y = f32x4.sub(y, f32x4.mul(all(HALF), z));
  return f32x4.add(f32x4.add(u, y), f32x4.mul(n, all(LN2_HIGH)));
}

/** y, the logarithm of a finite x > 0, made right for the others: −Inf at 0, NaN below 0 and of NaN, Inf of Inf. */
@inline
export function logOrLimit(y: v128, x: v128): v128 {
  const zero = f32x4.eq(x, i32x4.splat(0));
  const positive = f32x4.gt(x, i32x4.splat(0));
  const finite = f32x4.lt(x, all(INFINITE));
  const ofPositive = v128.bitselect(y, x, finite);
  // All bits set are a NaN.
  return v128.bitselect(all(MINUS_INFINITE), v128.or(ofPositive, v128.not(positive)), zero);
}

/** log(x) for every x. A denormal x is taken times 2^23. */
@inline
export function log(x: v128): v128 {
  const denormal = f32x4.lt(x, all(SMALLEST_NORMAL));
  const normal = v128.bitselect(f32x4.mul(x, all(TWO_TO_23)), x, denormal);
  const e = logExponent(normal);
  const u = f32x4.sub(i32x4.sub(normal, i32x4.shl(e, 23)), all(ONE));
  return logOrLimit(logReduced(u, i32x4.sub(e, v128.and(denormal, all(INTEGER_23)))), x);
}
