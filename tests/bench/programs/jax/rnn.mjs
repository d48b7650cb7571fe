import { numpy as np, valueAndGrad } from "@jax-js/jax";
import { gaussians } from "../gaussians.mjs";
import { orthogonal, stdOf } from "../layers.mjs";

/**
 * A tanh RNN with its readout behind the last time step. For ‖∂L/∂h_t‖ of every time step zeros e_t are added to each
 * h_t, as the gradient of e_t is that of h_t.
 */
export function createRnn({ model, data }) {
  const { input_size: I, hidden_size: H, seq_len: T, out_features: O } = model;
  const B = data.batch_size;

  function loss([W_ih, W_hh, b, W_o, b_o], e, x, y) {
    let h = np.zeros([B, H]);
    for (const [t, x_t] of np.unstack(x).entries()) {
      const z = np.matmul(x_t, W_ih.ref).add(np.matmul(h, W_hh.ref)).add(b.ref);
      h = np.tanh(z).add(e[t]);
    }
    for (const used of [W_ih, W_hh, b]) used.dispose();
    return np.square(np.matmul(h, W_o).add(b_o).sub(y)).mean();
  }

  return {
    initial: [
      np.array(orthogonal(I, H)).reshape([I, H]),
      np.array(orthogonal(H, H)).reshape([H, H]),
      np.zeros([H]),
      np.array(gaussians(H * O).map((value) => stdOf(H, "tanh") * value)).reshape([H, O]),
      np.zeros([O]),
    ],
    data: [np.array(gaussians(T * B * I)).reshape([T, B, I]), np.array(gaussians(B * O)).reshape([B, O])],
    gradients(parameters, [x, y]) {
      const e = Array.from({ length: T }, () => np.zeros([B, H]));
      const [value, [gradients, signals]] = valueAndGrad(loss, { argnums: [0, 1] })(parameters, e, x.ref, y.ref);
      value.dispose();
      const read = np.sqrt(np.stack(signals.map((signal) => np.square(signal).sum())));
      return { gradients, nextData: [x, y], read };
    },
  };
}
