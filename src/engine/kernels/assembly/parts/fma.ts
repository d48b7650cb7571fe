/**
 * Fused multiply-add in float32, a·b + c rounded once, on float64 lanes that hold float32 values: as in math/fma32.ts the
 * product is exact there.
 */

const HALF_UNIT = memory.data<u64>([0x10000000], 8);
const BELOW_HALF = memory.data<u64>([0x0fffffff], 8);
const ONE = memory.data<u64>([1], 8);
const LOW_29_BITS = memory.data<u64>([0x1fffffff], 8);
const SIGN_BIT = memory.data<u64>([0x8000000000000000], 8);
const EPSILON = memory.data<f64>([2.220446049250313e-16], 8); // 2^−52

/** The 64 bits at an address in both lanes. */
@inline
export function both(address: usize): v128 {
  return v128.load64_splat(address);
}

/** The first two of four float32. */
@inline
export function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two of four float32. */
@inline
export function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f64>(x, x, 1, 1));
}

/** Four float32, each rounded from its float64. */
@inline
export function joined(low: v128, high: v128): v128 {
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/**
 * x rounded to 24 bits, a tie away from zero: half a unit is added, then the 29 bits are cut off. This costs less than
 * conversions to float32 and back, but is rounding to float32 only for what is 0 or normal there and no tie.
 */
@inline
export function rounded(x: v128): v128 {
  return v128.andnot(i64x2.add(x, both(HALF_UNIT)), both(LOW_29_BITS));
}

/** The same, a tie to even: less than half a unit is added, and one more unit in the last place where x has an odd one. */
@inline
export function roundedToEven(x: v128): v128 {
  const odd = v128.and(i64x2.shr_u(x, 29), both(ONE));
  return v128.andnot(i64x2.add(i64x2.add(x, both(BELOW_HALF)), odd), both(LOW_29_BITS));
}

/** a·b + c, not yet rounded to float32. */
@inline
export function sum(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c);
}

/** The same, and a tie is moved to where the rounding error of the sum points (Knuth's TwoSum): for any a, b, c. */
@inline
export function sumOffTies(a: v128, b: v128, c: v128): v128 {
  const p = f64x2.mul(a, b);
  const s = f64x2.add(p, c);
  const tie = i64x2.eq(v128.and(s, both(LOW_29_BITS)), both(HALF_UNIT));
  const added = f64x2.sub(s, p);
  const error = f64x2.add(f64x2.sub(p, f64x2.sub(s, added)), f64x2.sub(c, added));
  const moved = v128.and(tie, f64x2.ne(error, i64x2.splat(0)));
  const step = v128.bitselect(error, f64x2.mul(f64x2.abs(s), both(EPSILON)), both(SIGN_BIT));
  return v128.bitselect(f64x2.add(s, step), s, moved);
}
