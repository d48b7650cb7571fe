import { type Kernels, NORM_EPS } from "../kernels.ts";

const f = Math.fround;

/**
 * BatchNorm1d in training mode, one feature after the other, with the roundings of PyTorch's CPU code:
 * x̂ = (x − mean)·rstd, rstd = 1/√(var + eps), y = x·α + β with α = rstd·weight and β = bias − mean·α.
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
        const beta = f(m[bias + j] - f(centre * alpha));
        for (let i = j; i < end; i += features) m[y + i] = f(f(m[x + i] * alpha) + beta);
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
        let sum = 0;
        let product = 0;
        for (let i = j; i < end; i += features) {
          sum += m[dy + i];
          product += f(f(m[x + i] - centre) * m[dy + i]);
        }
        const k = f(f(f(f(product) * scale) * scale) / batch);
        const meanGradient = f(f(sum) / batch);
        for (let i = j; i < end; i += features) {
          const projection = f(f(m[x + i] - centre) * k);
          m[dx + i] = f(f(f(f(m[dy + i] - meanGradient) - projection) * scale) * m[weight + j]);
        }
        m[dweight + j] = f(f(product) * scale);
        m[dbias + j] = sum;
      }
    },
  };
}

function meanOf(m: Float32Array, x: number, end: number, stride: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < end; i += stride) sum += m[x + i];
  return f(sum / count);
}

/** 1/√(var + eps), the variance biased. The sum of squares is rounded to float32: where that overflows, it is 0. */
function reciprocalDeviation(
  m: Float32Array,
  x: number,
  end: number,
  stride: number,
  count: number,
  mean: number,
): number {
  let sum = 0;
  for (let i = 0; i < end; i += stride) {
    const deviation = f(m[x + i] - mean);
    sum += f(deviation * deviation);
  }
  return f(1 / Math.sqrt(f(sum) / count + NORM_EPS));
}
