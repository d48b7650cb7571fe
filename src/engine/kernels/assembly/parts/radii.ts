import { all, HALF, ONE } from "./all";
import { both, high, joined, low, rounded, roundedToEven, sum } from "./fma";

/** As generator/radii.ts. Over all 2^24 uniforms `rounded` and `sum` give the same bits as rounding to float32. */

const SIGNIFICAND = memory.data<u32>([0x007fffff], 4);
const SQRT_HALF = memory.data<f32>([0.7071067811865476], 4);
const EXPONENT_BIAS = memory.data<i32>([126], 4);
const LN2_HIGH = memory.data<f32>([0.693359375], 4);
const LN2_LOW = memory.data<f32>([-2.1219444e-4], 4);
const MINUS_TWO = memory.data<f32>([-2], 4);
/** Rounded to float32, in float64; highest power first. */
const P0 = memory.data<f64>([0.07037683576345444], 8);
const P1 = memory.data<f64>([-0.11514610052108765], 8);
const P2 = memory.data<f64>([0.11676998436450958], 8);
const P3 = memory.data<f64>([-0.12420140951871872], 8);
const P4 = memory.data<f64>([0.14249323308467865], 8);
const P5 = memory.data<f64>([-0.16668057441711426], 8);
const P6 = memory.data<f64>([0.2000071406364441], 8);
const P7 = memory.data<f64>([-0.24999994039535522], 8);
const P8 = memory.data<f64>([0.3333333134651184], 8);

/** √(−2 log(1 − d)) of four uniforms. */
@inline
export function radii(d: v128): v128 {
  // 1 − d = m·2^e with m in [0.5, 1), then moved to 1 + u in [√½, √2); where m is doubled, the mask counts as −1.
  const x = f32x4.sub(all(ONE), d);
  const m = v128.or(v128.and(x, all(SIGNIFICAND)), all(HALF));
  const doubled = f32x4.lt(m, all(SQRT_HALF));
  const e = f32x4.convert_i32x4_s(i32x4.add(i32x4.sub(i32x4.shr_s(x, 23), all(EXPONENT_BIAS)), doubled));
  const u = f32x4.add(f32x4.sub(m, all(ONE)), v128.and(m, doubled));

  // log(1 + u) = u − u²/2 + u³·P(u), then + e·ln 2 in two parts; z/2 and e·LN2_HIGH are exact in float32.
  const z = f32x4.mul(u, u);
  const y = f32x4.mul(e, all(LN2_LOW));
  const cubic = joined(cubicTerm(low(u), low(z), low(y)), cubicTerm(high(u), high(z), high(y)));
  const log = f32x4.add(f32x4.mul(e, all(LN2_HIGH)), f32x4.add(u, f32x4.sub(cubic, f32x4.mul(z, all(HALF)))));
  return f32x4.sqrt(f32x4.mul(all(MINUS_TWO), log));
}

/** u·P(u)·z + y, two float64; the last sum is not yet rounded. */
@inline
function cubicTerm(u: v128, z: v128, y: v128): v128 {
  let p = rounded(sum(both(P0), u, both(P1)));
  p = rounded(sum(p, u, both(P2)));
  p = rounded(sum(p, u, both(P3)));
  p = rounded(sum(p, u, both(P4)));
  p = rounded(sum(p, u, both(P5)));
  p = rounded(sum(p, u, both(P6)));
  p = rounded(sum(p, u, both(P7)));
  p = rounded(sum(p, u, both(P8)));
  return sum(roundedToEven(f64x2.mul(p, u)), z, y);
}
