import { all } from "./all";
import { both, high, joined, low, rounded, roundedToEven, sum } from "./fma";
import { radii } from "./radii";

/**
 * As generator/boxMuller.ts with mean 0 and std 1. Over all 2^24 uniforms `rounded` and `sum` give the same bits as
 * rounding to float32.
 */
export const BLOCK = 16;
const BLOCK_BYTES = 4 * BLOCK;
const HALF_BYTES = BLOCK_BYTES / 2;

const TWO_PI = memory.data<f32>([6.283185307179586], 4);
const FOUR_OVER_PI = memory.data<f32>([1.27323954473516], 4);
const DP1 = memory.data<f32>([-0.78515625], 4);
const DP2 = memory.data<f32>([-2.4187564849853516e-4], 4);
const INTEGER_1 = memory.data<i32>([1], 4);
const INTEGER_2 = memory.data<i32>([2], 4);
const INTEGER_4 = memory.data<i32>([4], 4);
/** Rounded to float32, in float64. */
const DP3 = memory.data<f64>([-3.774895063202166e-8], 8);
const C0 = memory.data<f64>([0.0000244331567955669], 8);
const C1 = memory.data<f64>([-0.0013887316454201937], 8);
const C2 = memory.data<f64>([0.04166664555668831], 8);
const S0 = memory.data<f64>([-0.00019515295571181923], 8);
const S1 = memory.data<f64>([0.008332161232829094], 8);
const S2 = memory.data<f64>([-0.16666655242443085], 8);
const ONE = memory.data<f64>([1], 8);
const HALF = memory.data<f64>([0.5], 8);

/** The blocks of 16 uniforms from `at` to `end` become standard normals in place. */
export function boxMuller(at: usize, end: usize): void {
  for (; at < end; at += BLOCK_BYTES) {
    const half = at + HALF_BYTES;
    for (let i = at; i < half; i += 16) fourPairs(i);
  }
}

/** d[j … j + 3] and d[j + 8 … j + 11]. */
@inline
function fourPairs(at: usize): void {
  const radius = radii(v128.load(at));
  const theta = f32x4.mul(all(TWO_PI), v128.load(at, HALF_BYTES));

  // θ = j·π/4 + x with j even, at most 8: its products with the first two parts of π/4 are exact in float32.
  const octant = i32x4.trunc_sat_f32x4_s(f32x4.mul(theta, all(FOUR_OVER_PI)));
  const j = v128.andnot(i32x4.add(octant, all(INTEGER_1)), all(INTEGER_1));
  const n = f32x4.convert_i32x4_s(j);
  const reduced = f32x4.add(f32x4.add(theta, f32x4.mul(n, all(DP1))), f32x4.mul(n, all(DP2)));
  const xLow = roundedToEven(sum(low(n), both(DP3), low(reduced)));
  const xHigh = roundedToEven(sum(high(n), both(DP3), high(reduced)));
  const zLow = roundedToEven(f64x2.mul(xLow, xLow));
  const zHigh = roundedToEven(f64x2.mul(xHigh, xHigh));
  const cosine = joined(cosineOf(zLow), cosineOf(zHigh));
  const sine = joined(sineOf(xLow, zLow), sineOf(xHigh, zHigh));

  // Bit 2 of an integer, shifted by 29, is a float's sign.
  const swapped = i32x4.eq(v128.and(j, all(INTEGER_2)), all(INTEGER_2));
  const minusCos = i32x4.shl(v128.andnot(all(INTEGER_4), i32x4.sub(j, all(INTEGER_2))), 29);
  const minusSin = i32x4.shl(v128.and(j, all(INTEGER_4)), 29);
  const cos = v128.xor(v128.bitselect(sine, cosine, swapped), minusCos);
  const sin = v128.xor(v128.bitselect(cosine, sine, swapped), minusSin);
  v128.store(at, f32x4.mul(radius, cos));
  v128.store(at, f32x4.mul(radius, sin), HALF_BYTES);
}

/** cos x = 1 − z/2 + z²·C(z), z = x²; two float64, the last sum not yet rounded. */
@inline
function cosineOf(z: v128): v128 {
  const c = rounded(f64x2.mul(rounded(sum(rounded(sum(both(C0), z, both(C1))), z, both(C2))), z));
  return f64x2.add(rounded(f64x2.sub(f64x2.mul(c, z), f64x2.mul(z, both(HALF)))), both(ONE));
}

/** sin x = x + x·z·S(z). */
@inline
function sineOf(x: v128, z: v128): v128 {
  const s = rounded(f64x2.mul(rounded(sum(rounded(sum(both(S0), z, both(S1))), z, both(S2))), z));
  return sum(s, x, x);
}
