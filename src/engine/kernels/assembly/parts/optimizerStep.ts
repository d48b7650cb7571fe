import { multiplyAdd } from "./pairs";

/** The scalar at `index` behind `c`, in all lanes. */
@inline
export function coefficient(c: i32, index: i32): v128 {
  return v128.load32_splat(<usize>(c + index) << 2);
}

/** g + λθ. Where λ is 0 it is g: 0 times an infinite weight would make a NaN of it. */
@inline
export function decayed(g: v128, decay: v128, theta: v128): v128 {
  return f32x4.extract_lane(decay, 0) == 0 ? g : f32x4.add(g, f32x4.mul(decay, theta));
}

/** β·average + (1 − β)·x, every product rounded. */
@inline
export function average(previous: v128, beta: v128, x: v128, oneMinusBeta: v128): v128 {
  return f32x4.add(f32x4.mul(previous, beta), f32x4.mul(x, oneMinusBeta));
}

/** β·average + ((1 − β)·x)·x. */
@inline
export function averageSquare(previous: v128, beta: v128, x: v128, oneMinusBeta: v128): v128 {
  return f32x4.add(f32x4.mul(previous, beta), f32x4.mul(f32x4.mul(oneMinusBeta, x), x));
}

/** f(a·b + c): the product is not rounded. */
@inline
export function fused(a: v128, b: v128, c: v128): v128 {
  const low = multiplyAdd(promoteLow(a), promoteLow(b), promoteLow(c));
  const high = multiplyAdd(promoteHigh(a), promoteHigh(b), promoteHigh(c));
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

@inline
function promoteLow(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

@inline
function promoteHigh(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f64>(x, x, 1, 1));
}
