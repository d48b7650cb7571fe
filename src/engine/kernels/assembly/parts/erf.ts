import { all, horner, ONE, SIGN_BIT } from "./all";
import { expNormal } from "./exp";

/** As math/erf.ts, on |x|; erf is odd, and so is its arithmetic. */

const P0 = memory.data<f32>([-5.96761703e-4], 4);
const P1 = memory.data<f32>([4.99119423e-3], 4);
const P2 = memory.data<f32>([-2.67681349e-2], 4);
const P3 = memory.data<f32>([1.12819925e-1], 4);
const P4 = memory.data<f32>([-3.76125336e-1], 4);
const P5 = memory.data<f32>([1.28379166e-1], 4);
const Q0 = memory.data<f32>([-1.7285347e-5], 4);
const Q1 = memory.data<f32>([3.83197126e-4], 4);
const Q2 = memory.data<f32>([-3.88396438e-3], 4);
const Q3 = memory.data<f32>([2.42546219e-2], 4);
const Q4 = memory.data<f32>([-1.06777877e-1], 4);
const Q5 = memory.data<f32>([-6.34846687e-1], 4);
const Q6 = memory.data<f32>([-1.28717512e-1], 4);
/** Up to here x + x·P(x²). */
const NEAR = memory.data<f32>([0.927734375], 4);
/** From here on 1 in float32. */
const SATURATED = memory.data<f32>([4], 4);

/** erf(x) for every x. A NaN takes the near branch, as every comparison with it is false. */
@inline
export function erf(x: v128): v128 {
  const sign = v128.and(x, all(SIGN_BIT));
  const magnitude = v128.xor(x, sign);

  const t = f32x4.pmin(magnitude, all(SATURATED));
  let q = horner(all(Q0), t, Q1);
  q = horner(q, t, Q2);
  q = horner(q, t, Q3);
  q = horner(q, t, Q4);
  q = horner(q, t, Q5);
  q = horner(q, t, Q6);
  const far = f32x4.sub(all(ONE), expNormal(f32x4.sub(f32x4.mul(q, t), t)));

  const z = f32x4.mul(magnitude, magnitude);
  let p = horner(all(P0), z, P1);
  p = horner(p, z, P2);
  p = horner(p, z, P3);
  p = horner(p, z, P4);
  p = horner(p, z, P5);
  const near = f32x4.add(f32x4.mul(p, magnitude), magnitude);

  return v128.or(v128.bitselect(far, near, f32x4.gt(magnitude, all(NEAR))), sign);
}
