import type { Init } from "./init.ts";
import { orthonormalize } from "./orthonormalize.ts";

const f = Math.fround;

/**
 * Saxe et al. (2014): the Q of a normal matrix, times gain. The shorter side is orthonormal: the columns where
 * rows ≥ cols, else the rows. Each of its vectors has max(rows, cols) entries of squared sum 1, so
 * Var = gain²/max(rows, cols).
 */
export const orthogonal: Init = {
  pytorch: "nn.init.orthogonal_",
  takes: ["gain"],
  fill(weight, rows, cols, { gain }, generator) {
    generator.normalInto(weight, 0, rows * cols, 0, 1);
    const count = Math.min(rows, cols);
    const length = Math.max(rows, cols);
    // Element k of vector v is at v·vectorStride + k·elementStride.
    const vectorStride = rows < cols ? cols : 1;
    const elementStride = rows < cols ? 1 : cols;
    const vectors = new Float64Array(rows * cols);
    for (let v = 0; v < count; v++) {
      for (let k = 0; k < length; k++) vectors[v * length + k] = weight[v * vectorStride + k * elementStride] as number;
    }
    orthonormalize(vectors, count, length);
    const gain32 = f(gain);
    for (let v = 0; v < count; v++) {
      for (let k = 0; k < length; k++) {
        // PyTorch stores Q in float32 before it multiplies.
        weight[v * vectorStride + k * elementStride] = f(vectors[v * length + k] as number) * gain32;
      }
    }
  },
  variance: (rows, cols, { gain }) => (gain * gain) / Math.max(rows, cols),
};
