import { type Kernels, NORM_EPS } from "../kernels.ts";

const f = Math.fround;

/**
 * BatchNorm1d in training mode, one feature after the other, bit for bit as PyTorch computes it in one thread on AVX2:
 * x̂ = (x − mean)·rstd, rstd = 1/√(var + eps), y = x·α + β with α = rstd·weight and β = bias − mean·α. Where a product
 * and a sum stand in one f(…) PyTorch fuses them. It shows where a feature is constant (x·α + β is then rounding noise,
 * not 0) and where a product alone would overflow (Inf, not Inf − Inf).
 */
export function batchNormKernels(m: Float32Array): Pick<Kernels, "batchNormForward" | "batchNormBackward"> {
  return {
    batchNormForward(y, mean, rstd, x, weight, bias, batch, features) {
      const end = batch * features;
      for (let j = 0; j < features; j++) {
        const centre = meanOf(m, x + j, end, features, batch);
        const scale = reciprocalDeviation(m, x + j, end, features, batch, centre);
        m[mean + j] = centre;
        m[rstd + j] = scale;
        const alpha = f(scale * m[weight + j]);
        const beta = f(m[bias + j] - centre * alpha);
        for (let i = j; i < end; i += features) m[y + i] = f(m[x + i] * alpha + beta);
      }
    },

    /**
     * With δ = ∂L/∂y: dbias = Σ δ, dweight = rstd·Σ (x − mean)·δ and
     * dx = (δ − dbias/n − (x − mean)·rstd²·Σ (x − mean)·δ / n)·rstd·weight.
     */
    batchNormBackward(dx, dweight, dbias, dy, x, mean, rstd, weight, batch, features) {
      const end = batch * features;
      for (let j = 0; j < features; j++) {
        const centre = m[mean + j];
        const scale = m[rstd + j];
        let sum = f(0);
        let product = f(0);
        for (let i = j; i < end; i += features) {
          sum = f(sum + m[dy + i]);
          product = f(product + f(m[x + i] - centre) * m[dy + i]);
        }
        const k = f(f(f(product * scale) * scale) / batch);
        const meanGradient = f(sum / batch);
        for (let i = j; i < end; i += features) {
          const rest = f(f(m[dy + i] - meanGradient) - f(m[x + i] - centre) * k);
          m[dx + i] = f(f(rest * scale) * m[weight + j]);
        }
        m[dweight + j] = f(product * scale);
        m[dbias + j] = sum;
      }
    },
  };
}

function meanOf(m: Float32Array, x: number, end: number, stride: number, count: number): number {
  let sum = f(0);
  for (let i = 0; i < end; i += stride) sum = f(sum + m[x + i]);
  return f(sum / count);
}

/** 1/√(var + eps), the variance biased. Where its float32 sum of squares overflows this is 0. */
function reciprocalDeviation(
  m: Float32Array,
  x: number,
  end: number,
  stride: number,
  count: number,
  mean: number,
): number {
  let sum = f(0);
  for (let i = 0; i < end; i += stride) {
    const deviation = f(m[x + i] - mean);
    sum = f(sum + deviation * deviation);
  }
  return f(1 / Math.sqrt(f(sum / count) + NORM_EPS));
}
