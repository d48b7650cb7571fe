import { all, horner, ONE, SIGN_BIT } from "./all";
import { expNormal } from "./exp";

/** As math/tanh.ts, on |x|; tanh is odd, and so is its arithmetic. */

const P0 = memory.data<f32>([-5.70498872745e-3], 4);
const P1 = memory.data<f32>([2.06390887954e-2], 4);
const P2 = memory.data<f32>([-5.37397155531e-2], 4);
const P3 = memory.data<f32>([1.33314422036e-1], 4);
const P4 = memory.data<f32>([-3.33332819422e-1], 4);
const TWO = memory.data<f32>([2], 4);
/** From here on 1 − 2/(exp(2x) + 1). */
const STEEP = memory.data<f32>([0.625], 4);
/** Beyond it 2/(exp(2x) + 1) is lost beside 1. */
const SATURATED = memory.data<f32>([20], 4);

/** tanh(x) for every x. A NaN takes the near branch, as every comparison with it is false. */
@inline
export function tanh(x: v128): v128 {
  const sign = v128.and(x, all(SIGN_BIT));
  const magnitude = v128.xor(x, sign);

  const bounded = f32x4.pmin(magnitude, all(SATURATED));
  const e = expNormal(f32x4.add(bounded, bounded));
  const far = f32x4.sub(all(ONE), f32x4.div(all(TWO), f32x4.add(e, all(ONE))));

  const z = f32x4.mul(magnitude, magnitude);
  let p = horner(all(P0), z, P1);
  p = horner(p, z, P2);
  p = horner(p, z, P3);
  p = horner(p, z, P4);
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, z), magnitude), magnitude);

  return v128.or(v128.bitselect(far, near, f32x4.ge(magnitude, all(STEEP))), sign);
}
