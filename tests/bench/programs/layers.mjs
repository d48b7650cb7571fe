/** The linear layers of an MLP: weights (fan_in, fan_out), which is how the JavaScript peers want them. */
export function linearLayers({ in_features, hidden_features, depth, out_features }) {
  const sizes = [in_features, ...Array(depth).fill(hidden_features), out_features];
  return sizes.slice(1).map((fan_out, k) => ({ fan_in: sizes[k], fan_out }));
}

/** Standard deviation of the weights that keeps the signal as large as it is, for the activation. */
export const stdOf = (fan_in, activation) => Math.sqrt((activation === "relu" ? 2 : 1) / fan_in);
