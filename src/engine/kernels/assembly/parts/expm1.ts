import { all, horner, ONE, SIGN_BIT } from "./all";
import { exponentRemainder, powerOfTwo, scaleByPower, shiftedExponent } from "./exp";

/** As math/expm1.ts: 2^n·(expm1(r) + (1 − 2^−n)). */

const P0 = memory.data<f32>([1.97350979e-4], 4);
const P1 = memory.data<f32>([1.3930907e-3], 4);
const P2 = memory.data<f32>([8.33343994e-3], 4);
const P3 = memory.data<f32>([4.1666802e-2], 4);
const P4 = memory.data<f32>([1.66666716e-1], 4);
const P5 = memory.data<f32>([4.9999997e-1], 4);
const LOWEST = memory.data<f32>([-18], 4);
const HIGHEST = memory.data<f32>([89], 4);
/** From n = 26 on 2^−n is lost beside 1: 26 + the shifter of exp. */
const LARGEST_SHIFTED = memory.data<f32>([12582938], 4);

/** expm1(x) for every x. It has the sign of x, which the sums lose at −0. */
@inline
export function expm1(x: v128): v128 {
  const bounded = f32x4.pmin(f32x4.pmax(x, all(LOWEST)), all(HIGHEST));
  const shifted = shiftedExponent(bounded);
  const r = exponentRemainder(bounded, shifted);
  let p = horner(all(P0), r, P1);
  p = horner(p, r, P2);
  p = horner(p, r, P3);
  p = horner(p, r, P4);
  p = horner(p, r, P5);
  const y = f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r);
  const offset = f32x4.sub(all(ONE), powerOfTwo(i32x4.neg(f32x4.pmin(shifted, all(LARGEST_SHIFTED)))));
  return v128.or(scaleByPower(f32x4.add(y, offset), shifted), v128.and(x, all(SIGN_BIT)));
}
