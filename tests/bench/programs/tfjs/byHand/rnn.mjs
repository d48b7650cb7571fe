import * as tf from "@tensorflow/tfjs";
import { createTanh } from "./activations.mjs";

/** Reads ‖∂L/∂h_t‖ of every time step. One product covers W_ih and W_hh: its rows are [x_t | h_{t−1}]. */
export function createRnn({ model, data }) {
  const { input_size: I, hidden_size: H, seq_len: T, out_features: O } = model;
  const B = data.batch_size;
  const { forward, backward } = createTanh();
  const h0 = tf.zeros([B, H]);
  const scale = tf.scalar(2 / (B * O));
  const ones = tf.ones([1, T * B]);

  return ([W_ih, W_hh, b, W_o, b_o], [x, y]) => {
    const W = tf.concat2d([W_ih, W_hh], 0);
    const rows = [];
    const states = [];
    for (let t = 0; t < T; t++) {
      rows[t] = tf.concat2d([x[t], t === 0 ? h0 : states[t - 1]], 1);
      states[t] = forward(rows[t], W, b);
    }
    const h = states[T - 1];
    const dprediction = tf.mul(tf.sub(tf.fused.matMul({ a: h, b: W_o, bias: b_o }), y), scale);

    const W_hh_t = tf.transpose(W_hh);
    const signals = [];
    const deltas = [];
    let dh = tf.matMul(dprediction, tf.transpose(W_o));
    for (let t = T - 1; t >= 0; t--) {
      signals[t] = dh;
      deltas[t] = backward(dh, states[t]);
      if (t > 0) dh = tf.matMul(deltas[t], W_hh_t);
    }
    tf.stack(signals.map((signal) => tf.sum(tf.square(signal)))).dataSync();

    const dz = tf.concat2d(deltas, 0);
    const dW = tf.matMul(tf.transpose(tf.concat2d(rows, 0)), dz);
    const [dW_ih, dW_hh] = tf.split(dW, [I, H]);
    return [
      dW_ih,
      dW_hh,
      tf.reshape(tf.matMul(ones, dz), [H]),
      tf.matMul(tf.transpose(h), dprediction),
      tf.sum(dprediction, 0),
    ];
  };
}
