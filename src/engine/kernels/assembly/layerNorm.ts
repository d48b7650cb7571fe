import { Double, sumInLanes } from "./parts/laneSums";
import { loadHalf, loadPair, multiplyAdd, rounded, storePair } from "./parts/pairs";
import { rowMoments } from "./parts/rowMoments";
import { sumOverBatch } from "./parts/sumOverBatch";
import { loadLanes, storeLanes } from "./parts/tail";

/** NORM_EPS. */
const EPS: f32 = 1e-5;

/** y = (x·rstd − rstd·mean)·weight + bias, row by row. mean and rstd (batch). */
export function layerNormForward(
  y: i32,
  mean: i32,
  rstd: i32,
  x: i32,
  weight: i32,
  bias: i32,
  batch: i32,
  features: i32,
): void {
  for (let row = 0; row < batch; row++) {
    const from = <usize>(x + row * features) << 2;
    const centreAt = <usize>(mean + row) << 2;
    const scaleAt = <usize>(rstd + row) << 2;
    rowMoments(from, features, centreAt, scaleAt);
    const scale: f32 = 1 / sqrt<f32>(max<f32>(load<f32>(scaleAt), 0) + EPS);
    store<f32>(scaleAt, scale);
    const shift: f32 = -scale * load<f32>(centreAt);
    const to = <usize>(y + row * features) << 2;
    normalizeRow(to, from, <usize>weight << 2, <usize>bias << 2, scale, shift, features);
  }
}

function normalizeRow(y: usize, x: usize, weight: usize, bias: usize, scale: f32, shift: f32, features: i32): void {
  const a = f64x2.splat(<f64>scale);
  const b = f64x2.splat(<f64>shift);
  const bytes = <usize>features << 2;
  const even = bytes & ~7;
  for (let j: usize = 0; j < even; j += 8) normalizePair(y + j, x + j, weight + j, bias + j, a, b, 2);
  if (even < bytes) normalizePair(y + even, x + even, weight + even, bias + even, a, b, 1);
}

@inline
function normalizePair(y: usize, x: usize, weight: usize, bias: usize, scale: v128, shift: v128, count: i32): void {
  const normalized = rounded(multiplyAdd(loadPair(x, count), scale, shift));
  storePair(y, multiplyAdd(normalized, loadPair(weight, count), loadPair(bias, count)), count);
}

/** δ·weight, rounded. */
@unmanaged
class Products {
  @inline
  of(dy: usize, _x: usize, weight: usize, count: i32): v128 {
    return f64x2.promote_low_f32x4(f32x4.mul(loadHalf(dy, count), loadHalf(weight, count)));
  }
}

/** (δ·x)·weight, both rounded. */
@unmanaged
class WeightedProducts {
  @inline
  of(dy: usize, x: usize, weight: usize, count: i32): v128 {
    const product = f32x4.mul(loadHalf(dy, count), loadHalf(x, count));
    return f64x2.promote_low_f32x4(f32x4.mul(product, loadHalf(weight, count)));
  }
}

/**
 * With δ = dy, s₁ = Σ δ·x·weight and s₂ = Σ δ·weight over a sample's n features: dx = rstd·δ·weight + b·x + c,
 * b = (s₂·mean − s₁)·rstd³/n, c = −b·mean − s₂·rstd/n.
 */
export function layerNormBackward(
  dx: i32,
  dweight: i32,
  dbias: i32,
  dy: i32,
  x: i32,
  mean: i32,
  rstd: i32,
  weight: i32,
  batch: i32,
  features: i32,
): void {
  sumOverBatch(<usize>dbias << 2, <usize>dy << 2, batch, features);
  weightGradient(<usize>dweight << 2, <usize>dy << 2, <usize>x << 2, mean, rstd, batch, features);
  const share: f32 = 1 / <f32>features;
  const gain = <usize>weight << 2;
  for (let row = 0; row < batch; row++) {
    const start = row * features;
    const gradient = <usize>(dy + start) << 2;
    const from = <usize>(x + start) << 2;
    const a = load<f32>(<usize>(rstd + row) << 2);
    const centre = load<f32>(<usize>(mean + row) << 2);
    const s1 = <f32>sumInLanes<Double, WeightedProducts>(gradient, from, gain, features);
    const s2 = <f32>sumInLanes<Double, Products>(gradient, from, gain, features);
    const b: f32 = (s2 * centre - s1) * a * a * a * share;
    const c: f32 = -b * centre - s2 * a * share;
    inputGradient(<usize>(dx + start) << 2, gradient, from, gain, a, b, c, features);
  }
}

/** dweight = Σ δ·(x·rstd − rstd·mean) over the batch, both products fused into their sums. */
function weightGradient(dweight: usize, dy: usize, x: usize, mean: i32, rstd: i32, batch: i32, features: i32): void {
  const bytes = <usize>features << 2;
  const even = bytes & ~7;
  memory.fill(dweight, 0, bytes);
  for (let row = 0; row < batch; row++) {
    const scale = load<f32>(<usize>(rstd + row) << 2);
    const a = f64x2.splat(<f64>scale);
    const b = f64x2.splat(<f64>(-scale * load<f32>(<usize>(mean + row) << 2)));
    for (let j: usize = 0; j < even; j += 8) addWeightGradient(dweight + j, dy + j, x + j, a, b, 2);
    if (even < bytes) addWeightGradient(dweight + even, dy + even, x + even, a, b, 1);
    dy += bytes;
    x += bytes;
  }
}

@inline
function addWeightGradient(sum: usize, dy: usize, x: usize, scale: v128, shift: v128, count: i32): void {
  const normalized = rounded(multiplyAdd(loadPair(x, count), scale, shift));
  storePair(sum, multiplyAdd(loadPair(dy, count), normalized, loadPair(sum, count)), count);
}

function inputGradient(dx: usize, dy: usize, x: usize, weight: usize, a: f32, b: f32, c: f32, features: i32): void {
  for (; features >= 4; features -= 4) {
    inputGradientLanes(dx, dy, x, weight, f32x4.splat(a), f32x4.splat(b), f32x4.splat(c), 4);
    dx += 16;
    dy += 16;
    x += 16;
    weight += 16;
  }
  if (features > 0) inputGradientLanes(dx, dy, x, weight, f32x4.splat(a), f32x4.splat(b), f32x4.splat(c), features);
}

@inline
function inputGradientLanes(
  dx: usize,
  dy: usize,
  x: usize,
  weight: usize,
  a: v128,
  b: v128,
  c: v128,
  count: i32,
): void {
  const direct = f32x4.mul(f32x4.mul(a, loadLanes(dy, count)), loadLanes(weight, count));
  storeLanes(dx, f32x4.add(f32x4.add(direct, f32x4.mul(b, loadLanes(x, count))), c), count);
}
