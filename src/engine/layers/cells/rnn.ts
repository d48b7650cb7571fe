import { activations } from "../../activations/index.ts";
import type { Cell } from "./cell.ts";

/** Elman's network: h_t = φ(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh), φ tanh or ReLU. */
export const rnn: Cell = {
  module: "nn.RNNCell",
  sequenceModule: "nn.RNN",
  gates: [""],
  memory: false,
  plan(arena, { suffix, nonlinearity, states, gates, recurrent }) {
    const dgates = arena.reserve(`gates${suffix}.grad`, gates.shape);
    const activation = activations[nonlinearity];
    const { values, gradients, stride } = states;
    return {
      memory: null,
      dgates,
      drecurrent: dgates,
      direct: null,
      bind: (kernels) => ({
        forward(t) {
          const z = gates.offset + (t - 1) * stride;
          kernels.addScaled(z, z, recurrent.offset, 1, stride);
          kernels.activationForward(activation, values.offset + t * stride, z, stride, 0);
        },
        backward(t) {
          const at = (t - 1) * stride;
          const h = values.offset + t * stride;
          const dh = gradients.offset + t * stride;
          kernels.activationBackward(activation, dgates.offset + at, dh, gates.offset + at, h, stride, 0);
        },
      }),
    };
  },
};
