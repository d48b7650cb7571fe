import { gaussians } from "./gaussians.mjs";

/** The linear layers of an MLP: weights (fan_in, fan_out), which is how the JavaScript peers want them. */
export function linearLayers({ in_features, hidden_features, depth, out_features }) {
  const sizes = [in_features, ...Array(depth).fill(hidden_features), out_features];
  return sizes.slice(1).map((fan_out, k) => ({ fan_in: sizes[k], fan_out }));
}

/** Standard deviation of the weights that keeps the signal as large as it is, for the activation. */
export const stdOf = (fan_in, activation) => Math.sqrt((activation === "relu" ? 2 : 1) / fan_in);

/**
 * Random weights (rows, columns), rows ≤ columns, whose rows are orthonormal. A recurrent network needs them: under
 * normal ones the gradient shrinks so far in 100 time steps that its squares are denormal, which would slow the peers.
 */
export function orthogonal(rows, columns) {
  const weights = gaussians(rows * columns);
  const row = (r) => weights.subarray(r * columns, (r + 1) * columns);
  for (let r = 0; r < rows; r++) {
    const own = row(r);
    for (let earlier = 0; earlier < r; earlier++) {
      const other = row(earlier);
      const along = dot(own, other);
      for (let c = 0; c < columns; c++) own[c] -= along * other[c];
    }
    const norm = Math.sqrt(dot(own, own));
    for (let c = 0; c < columns; c++) own[c] /= norm;
  }
  return weights;
}

const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
