import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Experiment, Patch } from "../../../src/experiment/schema.ts";

/** Steps that each of them trains. */
export const STEPS = 200;

const perceptron = (activation: string, more: object = {}) => ({
  model: { kind: "mlp", in_features: 7, hidden_features: 21, out_features: 3, depth: 4, activation, ...more },
});
const recurrent = (cell: string, more: object = {}) => ({
  model: { kind: "rnn", cell, input_size: 5, hidden_size: 19, out_features: 2, seq_len: 12, ...more },
});
const sgd = { name: "sgd", lr: 0.05 };
const momentum = { ...sgd, momentum: 0.9, dampening: 0.1, weight_decay: 0.001 };
const nesterov = { ...sgd, momentum: 0.9, nesterov: true };
const adam = { name: "adam", lr: 0.002 };
const amsgrad = { ...adam, amsgrad: true, weight_decay: 0.01 };
const adamw = { name: "adamw", lr: 0.002, weight_decay: 0.02, warmup_steps: 20 };
const rmsprop = { name: "rmsprop", lr: 0.001 };
const centered = { ...rmsprop, centered: true, momentum: 0.5, weight_decay: 0.001 };
const adagrad = { name: "adagrad", lr: 0.02, lr_decay: 0.01, initial_accumulator_value: 0.1 };
const norm = { mode: "norm", max_norm: 0.5 };
const infNorm = { mode: "norm", max_norm: 0.1, norm_type: "inf" };
const perLayer = { mode: "per_layer", max_norm: 0.2 };
const value = { mode: "value", clip_value: 0.05 };
const stream = (source: string, batch_size = 13) => ({ source, mode: "stream", batch_size });
const fixed = (source: string, batch_size = 13) => ({ source, mode: "fixed", batch_size });

/**
 * Every layer kind, activation, optimizer, clip mode, task and loss, in sizes on both sides of a SIMD register and of a
 * tile; some calm, some that explode, vanish or die.
 */
const patches: readonly object[] = [
  { ...perceptron("linear"), optimizer: sgd, clip: norm, data: stream("randn") },
  { ...perceptron("sigmoid"), optimizer: momentum, clip: value, data: fixed("randn") },
  { ...perceptron("tanh"), optimizer: nesterov, clip: perLayer, data: stream("teacher") },
  { ...perceptron("relu"), optimizer: adam, clip: infNorm, data: fixed("teacher") },
  { ...perceptron("leaky_relu", { negative_slope: 0.2 }), optimizer: amsgrad, data: stream("teacher") },
  { ...perceptron("gelu"), optimizer: adamw, clip: norm, data: stream("randn", 33) },
  { ...perceptron("selu"), optimizer: rmsprop, data: fixed("randn", 5) },
  { ...perceptron("elu"), optimizer: centered, clip: norm, data: stream("randn", 1) },
  { ...perceptron("silu"), optimizer: adagrad, data: stream("teacher", 16) },
  { ...perceptron("softplus"), optimizer: adam, clip: value, data: fixed("teacher", 64) },
  { ...perceptron("tanh", { norm: "batch_norm" }), optimizer: sgd, clip: norm, data: stream("randn") },
  { ...perceptron("relu", { norm: "batch_norm", residual: true }), optimizer: adam, data: stream("teacher", 32) },
  { ...perceptron("relu", { norm: "layer_norm" }), optimizer: momentum, data: stream("teacher") },
  { ...perceptron("gelu", { norm: "layer_norm", residual: true, residual_scale: 0.5 }), optimizer: adamw, clip: norm },
  { ...perceptron("silu", { residual: true, bias: false }), optimizer: rmsprop, clip: perLayer },
  { ...perceptron("tanh", { in_features: 1, out_features: 1 }), optimizer: adam, data: stream("sine", 40) },
  {
    ...perceptron("tanh", { in_features: 2, out_features: 2 }),
    optimizer: sgd,
    data: stream("spirals"),
    loss: "cross_entropy",
  },
  {
    ...perceptron("relu", { in_features: 2, out_features: 2 }),
    optimizer: adagrad,
    data: fixed("circles", 50),
    loss: "cross_entropy",
  },
  {
    ...perceptron("tanh", { depth: 12, hidden_features: 32 }),
    init: { scheme: "normal", std: 1 },
    optimizer: sgd,
    clip: norm,
  },
  { ...perceptron("linear", { depth: 20, hidden_features: 16 }), init: { scheme: "normal", std: 1 }, optimizer: sgd },
  {
    ...perceptron("relu", { depth: 30, hidden_features: 64 }),
    init: { scheme: "kaiming_normal" },
    optimizer: adam,
    clip: norm,
    data: stream("randn", 8),
  },
  { ...perceptron("tanh", { depth: 40 }), init: { scheme: "normal", std: 0.05 }, optimizer: sgd, data: fixed("randn") },
  { ...perceptron("relu", { depth: 20 }), init: { scheme: "normal", std: 0.6 }, optimizer: adam },
  { ...perceptron("linear", { depth: 0 }), init: { scheme: "orthogonal" }, optimizer: nesterov },
  { ...perceptron("selu", { hidden_features: 1, depth: 3 }), init: { scheme: "xavier_uniform" }, optimizer: sgd },
  { ...recurrent("rnn"), optimizer: sgd, clip: norm, data: stream("randn") },
  { ...recurrent("rnn", { nonlinearity: "relu" }), optimizer: adam, clip: value, data: fixed("randn", 6) },
  { ...recurrent("rnn", { nonlinearity: "relu" }), init: { scheme: "orthogonal", gain: 3 }, optimizer: sgd },
  { ...recurrent("rnn", { num_layers: 2, loss_at: "all" }), optimizer: rmsprop, clip: perLayer, data: stream("randn") },
  { ...recurrent("rnn", { hidden_size: 64, seq_len: 30 }), optimizer: sgd, clip: norm, data: fixed("randn", 4) },
  { ...recurrent("gru"), optimizer: adamw, clip: norm, data: stream("randn") },
  { ...recurrent("gru", { num_layers: 2, tbptt: 5 }), optimizer: adagrad, data: fixed("randn", 4) },
  { ...recurrent("gru", { hidden_size: 16, loss_at: "all" }), optimizer: centered, data: stream("randn", 3) },
  { ...recurrent("lstm"), init: { scheme: "orthogonal", forget_bias: 1 }, optimizer: adam, clip: norm },
  { ...recurrent("lstm", { num_layers: 3, tbptt: 4 }), optimizer: momentum, clip: infNorm, data: stream("randn", 7) },
  { ...recurrent("lstm", { input_size: 2, out_features: 1 }), optimizer: amsgrad, data: stream("adding") },
  {
    ...recurrent("rnn", { input_size: 6, out_features: 4, seq_len: 20 }),
    data: stream("temporal_order"),
    loss: "cross_entropy",
  },
  { ...recurrent("gru", { input_size: 1, out_features: 1, loss_at: "all" }), optimizer: adam, data: stream("echo") },
  {
    ...recurrent("rnn", { input_size: 1, out_features: 1, loss_at: "all" }),
    optimizer: sgd,
    data: stream("sequence_sine"),
  },
  { model: { kind: "one_neuron_rnn" }, optimizer: { name: "sgd", lr: 0.01 }, clip: norm },
];

export const fortyExperiments: readonly Experiment[] = patches.map((patch) => experimentOf(patch as Patch));
