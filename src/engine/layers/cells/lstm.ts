import { planStates } from "../states.ts";
import type { Cell } from "./cell.ts";

/**
 * Hochreiter & Schmidhuber (1997) with the forget gate of Gers et al. (2000): of W_ih x_t + b_ih + W_hh h_{t−1} + b_hh by
 * blocks, i, f, o = σ and g = tanh; c_t = f·c_{t−1} + i·g, h_t = o·tanh(c_t).
 */
export const lstm: Cell = {
  module: "nn.LSTMCell",
  sequenceModule: "nn.LSTM",
  gates: ["i", "f", "g", "o"],
  memory: true,
  plan(arena, { suffix, batch, hidden_size, seq_len, states, gates, recurrent }) {
    const memory = planStates(arena, { letter: "c", suffix, seq_len, shape: [batch, hidden_size] });
    const dgates = arena.reserve(`gates${suffix}.grad`, gates.shape);
    const tanh_c = arena.reserve(`tanh_c${suffix}`, [seq_len, batch, hidden_size]);
    const { values: h, gradients: dh, stride } = states;
    const { values: c, gradients: dc } = memory;
    return {
      memory,
      dgates,
      drecurrent: dgates,
      direct: null,
      bind: (kernels) => ({
        forward(t) {
          const at = (t - 1) * stride;
          kernels.lstmCellForward(
            h.offset + t * stride,
            c.offset + t * stride,
            tanh_c.offset + at,
            gates.offset + 4 * at,
            recurrent.offset,
            c.offset + at,
            batch,
            hidden_size,
          );
        },
        backward(t) {
          const at = (t - 1) * stride;
          kernels.lstmCellBackward(
            dgates.offset + 4 * at,
            dc.offset + at,
            dc.offset + t * stride,
            dh.offset + t * stride,
            gates.offset + 4 * at,
            tanh_c.offset + at,
            c.offset + at,
            batch,
            hidden_size,
          );
        },
      }),
    };
  },
};
