import { all, horner, ONE } from "./all";

/** As math/exp.ts: exp(x) = 2^n·exp(r), n the integer nearest to x/ln 2. */

const LOG2_E = memory.data<f32>([1.4426950408889634], 4);
const LN2_HIGH = memory.data<f32>([0.693359375], 4);
const LN2_LOW = memory.data<f32>([-2.1219444e-4], 4);
const P0 = memory.data<f32>([1.98756915e-4], 4);
const P1 = memory.data<f32>([1.3981999507e-3], 4);
const P2 = memory.data<f32>([8.3334519073e-3], 4);
const P3 = memory.data<f32>([4.1665795894e-2], 4);
const P4 = memory.data<f32>([1.6666665459e-1], 4);
const P5 = memory.data<f32>([5.0000001201e-1], 4);
const LOWEST = memory.data<f32>([-104], 4);
const HIGHEST = memory.data<f32>([89], 4);

/** 1.5·2^23: past the sum with it no bit of a fraction has room, so that it rounds to the nearest integer. */
export const SHIFTER = memory.data<f32>([12582912], 4);

/** n + SHIFTER, as float. Its bits are n plus a constant with nine low bits of 0: shifted left by 23 only n is left. */
@inline
export function shiftedExponent(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, all(LOG2_E)), all(SHIFTER));
}

/** r = x − n·ln 2. */
@inline
export function exponentRemainder(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, all(SHIFTER));
  return f32x4.sub(f32x4.sub(x, f32x4.mul(n, all(LN2_HIGH))), f32x4.mul(n, all(LN2_LOW)));
}

/** 2^n from the bits of n + a multiple of 2^9; n from −126 to 127. */
@inline
export function powerOfTwo(n: v128): v128 {
  return i32x4.add(i32x4.shl(n, 23), all(ONE));
}

/** y·2^n in two factors, each of them normal, which reach 2^128 and the denormals. */
@inline
export function scaleByPower(y: v128, shifted: v128): v128 {
  const half = i32x4.shr_s(shifted, 1);
  return f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(shifted, half)));
}

/** exp(r). */
@inline
function expOfRemainder(r: v128): v128 {
  let p = horner(all(P0), r, P1);
  p = horner(p, r, P2);
  p = horner(p, r, P3);
  p = horner(p, r, P4);
  p = horner(p, r, P5);
  return f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), all(ONE));
}

/** exp(x) for every x. A NaN passes the bounds, as it is their first operand. */
@inline
export function exp(x: v128): v128 {
  const bounded = f32x4.pmin(f32x4.pmax(x, all(LOWEST)), all(HIGHEST));
  const shifted = shiftedExponent(bounded);
  return scaleByPower(expOfRemainder(exponentRemainder(bounded, shifted)), shifted);
}

/** exp(x), the same bits, for −87 ≤ x ≤ 88: there it is normal, and n can be added to the exponent. Not for NaN. */
@inline
export function expNormal(x: v128): v128 {
  const shifted = shiftedExponent(x);
  return i32x4.add(expOfRemainder(exponentRemainder(x, shifted)), i32x4.shl(shifted, 23));
}
