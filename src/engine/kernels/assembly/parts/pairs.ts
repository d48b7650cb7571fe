/**
 * Two float32 as float64, where the product of two of them is exact and a sum that takes it is rounded by `rounded` or
 * by the store: what PyTorch computes with a fused multiply-add. `count` is 2, or 1 at the end of a tensor.
 */
@inline
export function loadPair(at: usize, count: i32): v128 {
  return f64x2.promote_low_f32x4(loadHalf(at, count));
}

/** The same two as float32, above them zeros. */
@inline
export function loadHalf(at: usize, count: i32): v128 {
  return count == 2 ? v128.load64_zero(at) : v128.load32_zero(at);
}

/** Rounds to float32 and stores the first `count`. */
@inline
export function storePair(at: usize, pair: v128, count: i32): void {
  storeHalf(at, f32x4.demote_f64x2_zero(pair), count);
}

@inline
export function storeHalf(at: usize, half: v128, count: i32): void {
  if (count == 2) v128.store64_lane(at, half, 0);
  else v128.store32_lane(at, half, 0);
}

/** Rounded to float32, and float64 again. */
@inline
export function rounded(pair: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(pair));
}

/** a·b + c. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c);
}
