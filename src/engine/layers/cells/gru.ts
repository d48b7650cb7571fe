import type { Cell } from "./cell.ts";

/**
 * Cho et al. (2014), in PyTorch's variant: with i = W_ih x_t + b_ih and s = W_hh h_{t−1} + b_hh by blocks r, z, n,
 * r = σ(i_r + s_r), z = σ(i_z + s_z), n = tanh(i_n + r·s_n), h_t = (1 − z)·n + z·h_{t−1}.
 */
export const gru: Cell = {
  module: "nn.GRUCell",
  sequenceModule: "nn.GRU",
  gates: ["r", "z", "n"],
  memory: false,
  plan(arena, { suffix, batch, hidden_size, seq_len, states, gates, recurrent }) {
    const dgates = arena.reserve(`gates${suffix}.grad`, gates.shape);
    const drecurrent = arena.reserve(`recurrent${suffix}.grad`, gates.shape);
    const recurrent_n = arena.reserve(`recurrent_n${suffix}`, [seq_len, batch, hidden_size]);
    const direct = arena.reserve(`direct${suffix}.grad`, [batch, hidden_size]);
    const { values, gradients, stride } = states;
    return {
      memory: null,
      dgates,
      drecurrent,
      direct,
      bind: (kernels) => ({
        forward(t) {
          const at = (t - 1) * stride;
          kernels.gruCellForward(
            values.offset + t * stride,
            recurrent_n.offset + at,
            gates.offset + 3 * at,
            recurrent.offset,
            values.offset + at,
            batch,
            hidden_size,
          );
        },
        backward(t) {
          const at = (t - 1) * stride;
          kernels.gruCellBackward(
            dgates.offset + 3 * at,
            drecurrent.offset + 3 * at,
            direct.offset,
            gradients.offset + t * stride,
            gates.offset + 3 * at,
            recurrent_n.offset + at,
            values.offset + at,
            batch,
            hidden_size,
          );
        },
      }),
    };
  },
};
