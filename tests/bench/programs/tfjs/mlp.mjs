import * as tf from "@tensorflow/tfjs-core";
import { gaussians } from "../gaussians.mjs";
import { linearLayers, stdOf } from "../layers.mjs";
import { createRelu, createTanh } from "./activations.mjs";

const activations = { tanh: createTanh, relu: createRelu };

/** Parameters are weight and bias of each layer in turn. */
export function createMlp({ model, data }) {
  const { forward, backward } = activations[model.activation]();
  const layers = linearLayers(model);
  const last = layers.length - 1;
  const normal = (rows, columns) => tf.tensor2d(gaussians(rows * columns), [rows, columns]);
  const draw = () => [normal(data.batch_size, model.in_features), normal(data.batch_size, model.out_features)];
  const fixed = data.mode === "fixed" ? draw() : null;
  const scale = tf.scalar(2 / (data.batch_size * model.out_features));
  const ones = tf.ones([1, data.batch_size]);

  function gradients(parameters) {
    const [x, y] = fixed ?? draw();
    const weight = (k) => parameters[2 * k];
    const bias = (k) => parameters[2 * k + 1];
    const hidden = [x];
    for (let k = 0; k < last; k++) hidden.push(forward(hidden[k], weight(k), bias(k)));
    const prediction = tf.fused.matMul({ a: hidden[last], b: weight(last), bias: bias(last) });
    let delta = tf.mul(tf.sub(prediction, y), scale);
    const found = [];
    for (let k = last; k >= 0; k--) {
      found[2 * k] = tf.matMul(tf.transpose(hidden[k]), delta);
      // The sum over the batch, as a product: it is faster than tf.sum along an axis.
      found[2 * k + 1] = tf.reshape(tf.matMul(ones, delta), [layers[k].fan_out]);
      if (k > 0) delta = backward(tf.matMul(delta, tf.transpose(weight(k))), hidden[k]);
    }
    return found;
  }

  const initial = layers.flatMap(({ fan_in, fan_out }) => [
    tf.mul(normal(fan_in, fan_out), stdOf(fan_in, model.activation)),
    tf.zeros([fan_out]),
  ]);
  return { initial, gradients };
}
