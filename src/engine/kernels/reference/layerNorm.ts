import { type Kernels, LANES, NORM_EPS } from "../kernels.ts";
import { clearedLanes64, collectLanes64, inLanes } from "./lanes.ts";

const f = Math.fround;
const EPS = f(NORM_EPS);

/** LayerNorm, one sample after the other, with the roundings of PyTorch's CPU code: y = (x·rstd − rstd·mean)·weight + bias. */
export function layerNormKernels(m: Float32Array): Pick<Kernels, "layerNormForward" | "layerNormBackward"> {
  return {
    layerNormForward(y, mean, rstd, x, weight, bias, batch, features) {
      for (let row = 0; row < batch; row++) {
        const start = row * features;
        const centre = f(sumOf(m, x + start, features) / features);
        const variance = f(f(sumOfSquaredDeviations(m, x + start, features, centre)) / features);
        const scale = f(1 / f(Math.sqrt(f(variance + EPS))));
        const shift = f(-scale * centre);
        m[mean + row] = centre;
        m[rstd + row] = scale;
        for (let j = 0; j < features; j++) {
          const normalized = f(f(m[x + start + j] * scale) + shift);
          m[y + start + j] = f(f(normalized * m[weight + j]) + m[bias + j]);
        }
      }
    },

    /**
     * With δ = ∂L/∂y, s₁ = Σ δ·x·weight and s₂ = Σ δ·weight over a sample's n features: dx = rstd·δ·weight + b·x + c,
     * b = (s₂·mean − s₁)·rstd³/n, c = −b·mean − s₂·rstd/n.
     */
    layerNormBackward(dx, dweight, dbias, dy, x, mean, rstd, weight, batch, features) {
      parameterGradients(m, dweight, dbias, dy, x, mean, rstd, batch, features);
      const share = f(1 / features);
      for (let row = 0; row < batch; row++) {
        const start = row * features;
        const a = m[rstd + row];
        const centre = m[mean + row];
        const s1 = f(weightedSum(m, dy + start, x + start, weight, features));
        const s2 = f(sumOfProducts(m, dy + start, weight, features));
        const b = f(f(f(f(f(f(s2 * centre) - s1) * a) * a) * a) * share);
        const c = f(f(-b * centre) - f(f(s2 * a) * share));
        for (let j = 0; j < features; j++) {
          const direct = f(f(a * m[dy + start + j]) * m[weight + j]);
          m[dx + start + j] = f(f(direct + f(b * m[x + start + j])) + c);
        }
      }
    },
  };
}

/** dbias = Σ δ and dweight = Σ δ·(x·rstd − rstd·mean) over the batch. */
function parameterGradients(
  m: Float32Array,
  dweight: number,
  dbias: number,
  dy: number,
  x: number,
  mean: number,
  rstd: number,
  batch: number,
  features: number,
): void {
  for (let j = 0; j < features; j++) {
    let weightSum = 0;
    let biasSum = 0;
    for (let row = 0; row < batch; row++) {
      const i = row * features + j;
      const scale = m[rstd + row];
      const normalized = f(f(m[x + i] * scale) + f(-scale * m[mean + row]));
      weightSum += f(m[dy + i] * normalized);
      biasSum += m[dy + i];
    }
    m[dweight + j] = weightSum;
    m[dbias + j] = biasSum;
  }
}

function sumOf(m: Float32Array, x: number, length: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes64();
  for (let i = 0; i < full; i++) lanes[i % LANES] += m[x + i];
  let sum = collectLanes64(lanes);
  for (let i = full; i < length; i++) sum += m[x + i];
  return sum;
}

function sumOfSquaredDeviations(m: Float32Array, x: number, length: number, mean: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes64();
  for (let i = 0; i < full; i++) lanes[i % LANES] += squaredDeviation(m[x + i], mean);
  let sum = collectLanes64(lanes);
  for (let i = full; i < length; i++) sum += squaredDeviation(m[x + i], mean);
  return sum;
}

function squaredDeviation(x: number, mean: number): number {
  const deviation = f(x - mean);
  return f(deviation * deviation);
}

/** Σ a·b. */
function sumOfProducts(m: Float32Array, a: number, b: number, length: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes64();
  for (let i = 0; i < full; i++) lanes[i % LANES] += f(m[a + i] * m[b + i]);
  let sum = collectLanes64(lanes);
  for (let i = full; i < length; i++) sum += f(m[a + i] * m[b + i]);
  return sum;
}

/** Σ (a·b)·weight. */
function weightedSum(m: Float32Array, a: number, b: number, weight: number, length: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes64();
  for (let i = 0; i < full; i++) lanes[i % LANES] += f(f(m[a + i] * m[b + i]) * m[weight + i]);
  let sum = collectLanes64(lanes);
  for (let i = full; i < length; i++) sum += f(f(m[a + i] * m[b + i]) * m[weight + i]);
  return sum;
}
