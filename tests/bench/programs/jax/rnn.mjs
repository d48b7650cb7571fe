import { numpy as np } from "@jax-js/jax";
import { gaussians } from "../gaussians.mjs";
import { stdOf } from "../layers.mjs";

/**
 * A tanh RNN with its readout behind the last time step, and ‖∂L/∂h_t‖ of every time step. The backward pass is written
 * out: what a gradient of hidden states takes otherwise is a second set of inputs.
 */
export function createRnn({ model, data }) {
  const { input_size: I, hidden_size: H, seq_len: T, out_features: O } = model;
  const B = data.batch_size;

  function gradients([W_ih, W_hh, b, W_o, b_o], [x, y]) {
    const inputs = np.unstack(
      np
        .matmul(x.ref.reshape([T * B, I]), W_ih)
        .add(b)
        .reshape([T, B, H]),
    );
    const states = [];
    for (let t = 0; t < T; t++) {
      const z = t === 0 ? inputs[t] : inputs[t].add(np.matmul(states[t - 1].ref, W_hh.ref));
      states[t] = np.tanh(z);
    }
    const dprediction = np
      .matmul(states[T - 1].ref, W_o.ref)
      .add(b_o)
      .sub(y.ref)
      .mul(2 / (B * O));

    const W_hh_t = np.transpose(W_hh);
    const norms = [];
    const deltas = [];
    let dh = np.matmul(dprediction.ref, np.transpose(W_o));
    for (let t = T - 1; t >= 0; t--) {
      norms[t] = np.sqrt(np.square(dh.ref).sum());
      deltas[t] = dh.mul(np.square(states[t].ref).mul(-1).add(1));
      if (t > 0) dh = np.matmul(deltas[t].ref, W_hh_t.ref);
    }
    W_hh_t.dispose();
    const last = states.pop();
    const before = np.stack(states).reshape([(T - 1) * B, H]);
    const dz = np.stack(deltas).reshape([T * B, H]);
    const dz_recurrent = dz.ref.slice([B, T * B]);
    return {
      gradients: [
        np.matmul(np.transpose(x.ref.reshape([T * B, I])), dz.ref),
        np.matmul(np.transpose(before), dz_recurrent),
        dz.sum(0),
        np.matmul(np.transpose(last), dprediction.ref),
        dprediction.sum(0),
      ],
      nextData: [x, y],
      read: np.stack(norms),
    };
  }

  const weight = (fan_in, fan_out) => normal([fan_in, fan_out], stdOf(fan_in, "tanh"));
  return {
    initial: [weight(I, H), weight(H, H), np.zeros([H]), weight(H, O), np.zeros([O])],
    data: [normal([T, B, I]), normal([B, O])],
    gradients,
  };
}

function normal(shape, std = 1) {
  const values = gaussians(shape.reduce((a, b) => a * b)).map((x) => std * x);
  return np.array(values).reshape(shape);
}
