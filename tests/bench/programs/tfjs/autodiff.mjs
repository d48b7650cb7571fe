// The gradients of an experiment's parameters by tf.grads of a forward pass.
import * as tf from "@tensorflow/tfjs";
import { createLinear, createTanh } from "./autodiff/operations.mjs";

const activations = { tanh: createTanh, relu: () => tf.relu };

export function mlp({ model, data }) {
  const linear = createLinear(data.batch_size);
  const activation = activations[model.activation]();
  return (parameters, [x, y]) => {
    function loss(...layers) {
      let h = linear(x, layers[0], layers[1]);
      for (let k = 2; k < layers.length; k += 2) h = linear(activation(h), layers[k], layers[k + 1]);
      return meanSquaredError(h, y);
    }
    return tf.grads(loss)(parameters);
  };
}

/**
 * Reads ‖∂L/∂h_t‖ of every time step: zeros e_t are added to each h_t, as the gradient of e_t is that of h_t. One product
 * covers W_ih and W_hh: its rows are [x_t | h_{t−1}].
 */
export function rnn({ model, data }) {
  const linear = createLinear(data.batch_size);
  const tanh = createTanh();
  const zeros = () => tf.zeros([data.batch_size, model.hidden_size]);
  const h_0 = zeros();
  const e = Array.from({ length: model.seq_len }, zeros);
  return (parameters, [x, y]) => {
    function loss(W_ih, W_hh, b, W_o, b_o, ...e) {
      const W = tf.concat2d([W_ih, W_hh], 0);
      let h = h_0;
      for (let t = 0; t < x.length; t++) h = tf.add(tanh(linear(tf.concat2d([x[t], h], 1), W, b)), e[t]);
      return meanSquaredError(linear(h, W_o, b_o), y);
    }
    const found = tf.grads(loss)([...parameters, ...e]);
    const signals = found.splice(parameters.length);
    tf.stack(signals.map((signal) => tf.sum(tf.square(signal)))).dataSync();
    return found;
  };
}

const meanSquaredError = (prediction, y) => tf.mean(tf.square(tf.sub(prediction, y)));
