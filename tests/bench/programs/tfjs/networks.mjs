import * as tf from "@tensorflow/tfjs";
import { gaussians } from "../gaussians.mjs";
import { linearLayers, orthogonal, stdOf } from "../layers.mjs";

/** Of an experiment: the parameters at the start, and what gives a step's batch. */
export const networks = { mlp, rnn };

/** Parameters are weight and bias of each layer in turn; a batch is [x, y]. */
function mlp({ model, data }) {
  const draw = () => [normal(data.batch_size, model.in_features), normal(data.batch_size, model.out_features)];
  const fixed = data.mode === "fixed" ? draw() : null;
  return {
    initial: linearLayers(model).flatMap(({ fan_in, fan_out }) => [
      tf.mul(normal(fan_in, fan_out), stdOf(fan_in, model.activation)),
      tf.zeros([fan_out]),
    ]),
    batch: () => fixed ?? draw(),
  };
}

/** A tanh RNN with its readout behind the last time step; a batch is [[x_0, x_1, …], y]. */
function rnn({ model, data }) {
  const { input_size: I, hidden_size: H, seq_len: T, out_features: O } = model;
  const B = data.batch_size;
  const fixed = [Array.from({ length: T }, () => normal(B, I)), normal(B, O)];
  return {
    initial: [
      tf.tensor2d(orthogonal(I, H), [I, H]),
      tf.tensor2d(orthogonal(H, H), [H, H]),
      tf.zeros([H]),
      tf.mul(normal(H, O), stdOf(H, "tanh")),
      tf.zeros([O]),
    ],
    batch: () => fixed,
  };
}

const normal = (rows, columns) => tf.tensor2d(gaussians(rows * columns), [rows, columns]);
