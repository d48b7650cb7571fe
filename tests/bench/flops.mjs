/** Floating-point operations of one step's matrix products: forward, for the weights, and for the input but the data. */
export function flopsOf({ model, data }) {
  return flops[model.kind](model, data.batch_size);
}

const flops = {
  mlp({ in_features, hidden_features, depth, out_features }, batch) {
    const first = 2 * (in_features * hidden_features);
    const others = 3 * ((depth - 1) * hidden_features ** 2 + hidden_features * out_features);
    return 2 * batch * (first + others);
  },
  rnn({ input_size, hidden_size, seq_len, out_features }, batch) {
    const inputs = 2 * seq_len * input_size * hidden_size;
    const recurrent = 3 * (seq_len - 1) * hidden_size ** 2;
    return 2 * batch * (inputs + recurrent + 3 * hidden_size * out_features);
  },
};
