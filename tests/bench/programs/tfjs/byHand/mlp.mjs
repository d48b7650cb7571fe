import * as tf from "@tensorflow/tfjs";
import { linearLayers } from "../../layers.mjs";
import { createRelu, createTanh } from "./activations.mjs";

const activations = { tanh: createTanh, relu: createRelu };

export function createMlp({ model, data }) {
  const { forward, backward } = activations[model.activation]();
  const layers = linearLayers(model);
  const last = layers.length - 1;
  const scale = tf.scalar(2 / (data.batch_size * model.out_features));
  const ones = tf.ones([1, data.batch_size]);

  return (parameters, [x, y]) => {
    const weight = (k) => parameters[2 * k];
    const bias = (k) => parameters[2 * k + 1];
    const hidden = [x];
    for (let k = 0; k < last; k++) hidden.push(forward(hidden[k], weight(k), bias(k)));
    const prediction = tf.fused.matMul({ a: hidden[last], b: weight(last), bias: bias(last) });
    let delta = tf.mul(tf.sub(prediction, y), scale);
    const found = [];
    for (let k = last; k >= 0; k--) {
      found[2 * k] = tf.matMul(tf.transpose(hidden[k]), delta);
      found[2 * k + 1] = tf.reshape(tf.matMul(ones, delta), [layers[k].fan_out]);
      if (k > 0) delta = backward(tf.matMul(delta, tf.transpose(weight(k))), hidden[k]);
    }
    return found;
  };
}
