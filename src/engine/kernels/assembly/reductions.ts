import { collect, Double, LANES, Single, sumInLanes } from "./parts/laneSums";
import { largestMagnitude } from "./parts/largestMagnitude";
import { loadHalf, loadPair, storeHalf } from "./parts/pairs";

@unmanaged
class Squares {
  @inline
  of(x: usize, _b: usize, _c: usize, count: i32): v128 {
    const value = loadPair(x, count);
    return f64x2.mul(value, value);
  }
}

/** Σ x² in float32. */
export function sumOfSquares(x: i32, length: i32): f32 {
  return <f32>sumInLanes<Single, Squares>(<usize>x << 2, 0, 0, length);
}

/** Σ x² in float64. */
export function sumOfSquares64(x: i32, length: i32): f64 {
  return sumInLanes<Double, Squares>(<usize>x << 2, 0, 0, length);
}

@unmanaged
class SquaredDifferences {
  @inline
  of(x: usize, y: usize, _c: usize, count: i32): v128 {
    const difference = f64x2.promote_low_f32x4(f32x4.sub(loadHalf(x, count), loadHalf(y, count)));
    return f64x2.mul(difference, difference);
  }
}

/** Σ f(x − y)² in float64. */
export function sumOfSquaredDifferences64(x: i32, y: i32, length: i32): f64 {
  return sumInLanes<Double, SquaredDifferences>(<usize>x << 2, <usize>y << 2, 0, length);
}

/** Both in one pass, as two float64 at `into`: the lanes of one fill the time in which those of the other wait. */
export function sumsOfSquares(x: i32, length: i32, into: i32): void {
  const single = changetype<Single>(0);
  const double = changetype<Double>(0);
  const squares = changetype<Squares>(0);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let d0 = s0;
  let d1 = s0;
  let d2 = s0;
  let d3 = s0;
  let at = <usize>x << 2;
  let i = length;
  for (; i >= LANES; i -= LANES) {
    let square = squares.of(at, 0, 0, 2);
    s0 = single.add(s0, square);
    d0 = double.add(d0, square);
    square = squares.of(at + 8, 0, 0, 2);
    s1 = single.add(s1, square);
    d1 = double.add(d1, square);
    square = squares.of(at + 16, 0, 0, 2);
    s2 = single.add(s2, square);
    d2 = double.add(d2, square);
    square = squares.of(at + 24, 0, 0, 2);
    s3 = single.add(s3, square);
    d3 = double.add(d3, square);
    at += 32;
  }
  let s = collect<Single>(s0, s1, s2, s3);
  let d = collect<Double>(d0, d1, d2, d3);
  for (; i > 0; i--) {
    const square = squares.of(at, 0, 0, 1);
    s = single.add(s, square);
    d = double.add(d, square);
    at += 4;
  }
  v128.store(<usize>into << 2, v128.shuffle<f64>(s, d, 0, 2));
}

/** Where scaleAndSum keeps its factor for ScaledSquares. */
const FACTOR = memory.data<f32>([0], 4);

/** x ← f(x·factor) on the way. */
@unmanaged
class ScaledSquares {
  @inline
  of(x: usize, _b: usize, _c: usize, count: i32): v128 {
    const half = f32x4.mul(loadHalf(x, count), v128.load32_splat(FACTOR));
    storeHalf(x, half, count);
    const value = f64x2.promote_low_f32x4(half);
    return f64x2.mul(value, value);
  }
}

/** x ← f(x·factor), and Σ x² of the result in float32, in one pass. */
export function scaleAndSum(x: i32, factor: f64, length: i32): f32 {
  store<f32>(FACTOR, <f32>factor);
  return <f32>sumInLanes<Single, ScaledSquares>(<usize>x << 2, 0, 0, length);
}

/** max |x|, NaN before all others. */
export function maxAbs(x: i32, length: i32): f32 {
  return reinterpret<f32>(largestMagnitude(<usize>x << 2, length));
}

/** The bits of Inf: those of a NaN are above, those of finite magnitudes below. */
const INFINITY_BITS = 0x7f800000;

/** FINITE, INFINITE or NOT_A_NUMBER, of which a higher one hides the lower. */
export function scanNonfinite(x: i32, length: i32): i32 {
  const largest = largestMagnitude(<usize>x << 2, length);
  return i32(largest >= INFINITY_BITS) + i32(largest > INFINITY_BITS);
}
