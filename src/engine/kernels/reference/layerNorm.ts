import { type Kernels, LANES, NORM_EPS } from "../kernels.ts";
import { clearedLanes64, collectLanes64, inLanes } from "./lanes.ts";
import { rowMoments } from "./rowMoments.ts";

const f = Math.fround;
const EPS = f(NORM_EPS);
/** Mean and variance of the row at hand. */
const moments = new Float32Array(2);

/**
 * LayerNorm, one sample after the other, y = (x·rstd − rstd·mean)·weight + bias; forward, dweight and dbias bit for bit as
 * PyTorch computes them on AVX2, both products fused into their sums. It shows where a sample's features are all the same: x·rstd − rstd·mean is then
 * rounding noise, not 0.
 */
export function layerNormKernels(m: Float32Array): Pick<Kernels, "layerNormForward" | "layerNormBackward"> {
  return {
    layerNormForward(y, mean, rstd, x, weight, bias, batch, features) {
      for (let row = 0; row < batch; row++) {
        const start = row * features;
        rowMoments(m, x + start, features, moments);
        const centre = moments[0];
        const scale = f(1 / f(Math.sqrt(f(Math.max(moments[1], 0) + EPS))));
        const shift = f(-scale * centre);
        m[mean + row] = centre;
        m[rstd + row] = scale;
        for (let j = 0; j < features; j++) {
          const normalized = f(m[x + start + j] * scale + shift);
          m[y + start + j] = f(normalized * m[weight + j] + m[bias + j]);
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

/** dbias = Σ δ and dweight = Σ δ·(x·rstd − rstd·mean) over the batch, both products fused into their sums. */
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
    let weightSum = f(0);
    let biasSum = f(0);
    for (let row = 0; row < batch; row++) {
      const i = row * features + j;
      const scale = m[rstd + row];
      const normalized = f(m[x + i] * scale + f(-scale * m[mean + row]));
      weightSum = f(weightSum + m[dy + i] * normalized);
      biasSum = f(biasSum + m[dy + i]);
    }
    m[dweight + j] = weightSum;
    m[dbias + j] = biasSum;
  }
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
