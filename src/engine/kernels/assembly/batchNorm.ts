import { loadHalf, loadPair, multiplyAdd, rounded, storeHalf, storePair } from "./parts/pairs";
import { sumOverBatch } from "./parts/sumOverBatch";

/**
 * Features go in pairs, in float64, and what the reference rounds is `rounded` here, or stored. The fused sums over the
 * batch are made where their results belong, row by row, so that no addition waits for the one before it.
 */

/** NORM_EPS. */
const EPS: f64 = 1e-5;

/** y = (x − mean)·rstd·weight + bias. mean and rstd (features) first hold the sums that they are made of. */
export function batchNormForward(
  y: i32,
  mean: i32,
  rstd: i32,
  x: i32,
  weight: i32,
  bias: i32,
  batch: i32,
  features: i32,
): void {
  const even = features & ~1;
  const count = f64x2.splat(<f64>batch);
  sumOverBatch(<usize>mean << 2, <usize>x << 2, batch, features);
  for (let j = 0; j < even; j += 2) divide(<usize>(mean + j) << 2, count, 2);
  if (even < features) divide(<usize>(mean + even) << 2, count, 1);
  sumSquaredDeviations(<usize>rstd << 2, <usize>x << 2, <usize>mean << 2, batch, features);
  for (let j = 0; j < even; j += 2) {
    normalize(y + j, mean + j, rstd + j, x + j, weight + j, bias + j, batch, features, 2);
  }
  if (even < features) {
    normalize(y + even, mean + even, rstd + even, x + even, weight + even, bias + even, batch, features, 1);
  }
}

@inline
function divide(at: usize, divisor: v128, count: i32): void {
  storePair(at, f64x2.div(loadPair(at, count), divisor), count);
}

/** sum = Σ (x − mean)², the square fused into the sum. */
function sumSquaredDeviations(sum: usize, x: usize, mean: usize, batch: i32, features: i32): void {
  const bytes = <usize>features << 2;
  const even = bytes & ~7;
  memory.fill(sum, 0, bytes);
  for (let row = 0; row < batch; row++) {
    for (let j: usize = 0; j < even; j += 8) addSquaredDeviation(sum + j, x + j, mean + j, 2);
    if (even < bytes) addSquaredDeviation(sum + even, x + even, mean + even, 1);
    x += bytes;
  }
}

@inline
function addSquaredDeviation(sum: usize, x: usize, mean: usize, count: i32): void {
  const deviation = f64x2.promote_low_f32x4(f32x4.sub(loadHalf(x, count), loadHalf(mean, count)));
  storePair(sum, multiplyAdd(deviation, deviation, loadPair(sum, count)), count);
}

/**
 * rstd = 1/√(var + eps) in place of the sum that it is made of, and y = x·α + β down the columns with α = rstd·weight,
 * β = bias − mean·α.
 */
function normalize(
  y: i32,
  mean: i32,
  rstd: i32,
  x: i32,
  weight: i32,
  bias: i32,
  batch: i32,
  features: i32,
  count: i32,
): void {
  const variance = rounded(f64x2.div(loadPair(<usize>rstd << 2, count), f64x2.splat(<f64>batch)));
  const deviation = f64x2.sqrt(f64x2.add(variance, f64x2.splat(EPS)));
  const scale = rounded(f64x2.div(f64x2.splat(1), deviation));
  storePair(<usize>rstd << 2, scale, count);
  const alpha = rounded(f64x2.mul(scale, loadPair(<usize>weight << 2, count)));
  const centre = loadPair(<usize>mean << 2, count);
  const beta = rounded(multiplyAdd(f64x2.neg(centre), alpha, loadPair(<usize>bias << 2, count)));
  const stride = <usize>features << 2;
  let from = <usize>x << 2;
  let to = <usize>y << 2;
  for (let row = 0; row < batch; row++) {
    storePair(to, multiplyAdd(loadPair(from, count), alpha, beta), count);
    from += stride;
    to += stride;
  }
}

/** dx = (δ − mean δ − (x − mean)·k)·rstd·weight, dweight = rstd·Σ (x − mean)·δ, dbias = Σ δ, with δ = dy. */
export function batchNormBackward(
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
  const even = features & ~1;
  sumOverBatch(<usize>dbias << 2, <usize>dy << 2, batch, features);
  sumProducts(<usize>dweight << 2, <usize>dy << 2, <usize>x << 2, <usize>mean << 2, batch, features);
  for (let j = 0; j < even; j += 2) {
    inputGradient(dx + j, dweight + j, dbias + j, dy + j, x + j, mean + j, rstd + j, weight + j, batch, features, 2);
  }
  if (even == features) return;
  dx += even;
  dy += even;
  x += even;
  inputGradient(dx, dweight + even, dbias + even, dy, x, mean + even, rstd + even, weight + even, batch, features, 1);
}

/** sum = Σ (x − mean)·δ, the product fused into the sum. */
function sumProducts(sum: usize, dy: usize, x: usize, mean: usize, batch: i32, features: i32): void {
  const bytes = <usize>features << 2;
  const even = bytes & ~7;
  memory.fill(sum, 0, bytes);
  for (let row = 0; row < batch; row++) {
    for (let j: usize = 0; j < even; j += 8) addProduct(sum + j, dy + j, x + j, mean + j, 2);
    if (even < bytes) addProduct(sum + even, dy + even, x + even, mean + even, 1);
    dy += bytes;
    x += bytes;
  }
}

@inline
function addProduct(sum: usize, dy: usize, x: usize, mean: usize, count: i32): void {
  const deviation = f64x2.promote_low_f32x4(f32x4.sub(loadHalf(x, count), loadHalf(mean, count)));
  storePair(sum, multiplyAdd(deviation, loadPair(dy, count), loadPair(sum, count)), count);
}

/** dx down the columns, k = rstd²·Σ (x − mean)·δ / n; dweight in place of the sum that it is made of. */
function inputGradient(
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
  count: i32,
): void {
  const n = f32x4.splat(<f32>batch);
  const centre = loadHalf(<usize>mean << 2, count);
  const scale = loadHalf(<usize>rstd << 2, count);
  const gain = loadHalf(<usize>weight << 2, count);
  const product = f32x4.mul(loadHalf(<usize>dweight << 2, count), scale);
  const k = f64x2.promote_low_f32x4(f32x4.div(f32x4.mul(product, scale), n));
  const meanGradient = f32x4.div(loadHalf(<usize>dbias << 2, count), n);
  storeHalf(<usize>dweight << 2, product, count);
  const stride = <usize>features << 2;
  let from = <usize>x << 2;
  let gradient = <usize>dy << 2;
  let to = <usize>dx << 2;
  for (let row = 0; row < batch; row++) {
    const excess = f64x2.promote_low_f32x4(f32x4.sub(loadHalf(gradient, count), meanGradient));
    const deviation = f64x2.promote_low_f32x4(f32x4.sub(loadHalf(from, count), centre));
    const rest = f32x4.demote_f64x2_zero(multiplyAdd(f64x2.neg(deviation), k, excess));
    storeHalf(to, f32x4.mul(f32x4.mul(rest, scale), gain), count);
    from += stride;
    gradient += stride;
    to += stride;
  }
}
