import { all } from "./all";
import { exp } from "./exp";
import { expm1 } from "./expm1";

/** What ELU and SELU share: φ(x) = positive·x above 0, negative·(exp(x) − 1) elsewhere. */

@inline
export function exponentialLinear(x: v128, positive: usize, negative: usize): v128 {
  const below = f32x4.mul(expm1(x), all(negative));
  return v128.bitselect(f32x4.mul(x, all(positive)), below, f32x4.gt(x, i32x4.splat(0)));
}

@inline
export function exponentialLinearGradient(dy: v128, x: v128, positive: usize, negative: usize): v128 {
  const below = f32x4.mul(f32x4.mul(dy, all(negative)), exp(x));
  return v128.bitselect(f32x4.mul(dy, all(positive)), below, f32x4.gt(x, i32x4.splat(0)));
}
