import { suggestedMaxNorm } from "../suggestedMaxNorm.ts";
import { lowerLr } from "./lowerLr.ts";
import type { RemedyCode, RemedyPatch } from "./remedy.ts";

/** PyTorch's documents clip at 1 where nothing better is known. */
const MAX_NORM = 1;
/** Small steps in any direction: no element of the gradient beyond it. */
const CLIP_VALUE = 0.01;
/** Of the biases that keep an LSTM's memory open, the one that carries the error over 50 steps. */
const FORGET_BIAS = 3;
/** A residual branch of this weight keeps 20 layers near the identity. */
const RESIDUAL_SCALE = 0.1;
const HIGHER = 10;
const ADAM_LR = 1e-3;

/** How each remedy changes an experiment. */
export const patches: { readonly [Code in RemedyCode]: RemedyPatch } = {
  clip_by_norm: ({ recorded, instability }) => ({
    clip: { mode: "norm", max_norm: suggestedMaxNorm(recorded, instability)?.median ?? MAX_NORM },
  }),
  clip_by_value: () => ({ clip: { mode: "value", clip_value: CLIP_VALUE } }),
  he_init: ({ experiment: { model } }) =>
    model.kind === "mlp" && model.activation !== "tanh" && model.activation !== "linear"
      ? { init: { scheme: "kaiming_normal", output_sigma_w: null } }
      : null,
  xavier_init: ({ experiment: { model } }) =>
    model.kind === "mlp" && (model.activation === "tanh" || model.activation === "linear")
      ? { init: { scheme: "xavier_normal", gain: 1, output_sigma_w: null } }
      : null,
  orthogonal_init: ({ experiment: { model } }) =>
    model.kind === "rnn" ? { init: { scheme: "orthogonal", gain: 1 } } : null,
  layer_norm: ({ experiment: { model } }) => (model.kind === "mlp" ? { model: { norm: "layer_norm" } } : null),
  residual: ({ experiment: { model } }) =>
    model.kind === "mlp" ? { model: { residual: true, residual_scale: RESIDUAL_SCALE } } : null,
  relu_he: ({ experiment: { model } }) =>
    model.kind === "mlp" ? { model: { activation: "relu" }, init: { scheme: "kaiming_normal" } } : null,
  lower_lr: (figures) => ({ optimizer: { lr: lowerLr(figures) } }),
  higher_lr: ({ experiment }) => ({ optimizer: { lr: experiment.optimizer.lr * HIGHER } }),
  adam: () => ({ optimizer: { name: "adam", lr: ADAM_LR } }),
  lstm_forget_bias: ({ experiment: { model } }) =>
    model.kind === "rnn" ? { model: { cell: "lstm" }, init: { forget_bias: FORGET_BIAS } } : null,
};
