import { activationNames } from "../engine/activations/names.ts";
import { cellNames } from "../engine/layers/cells/names.ts";
import { lossNames } from "../engine/losses/names.ts";
import { type TaskName, taskSizes } from "../engine/tasks/sizes.ts";
import type { Described } from "./fields.ts";

/**
 * THE declaration of an experiment: controls, validation, address, worker messages, files and the PyTorch export
 * are all derived from it, and nothing else in the program lists the fields. Names, defaults and meanings are
 * PyTorch's wherever PyTorch has the thing.
 */

const anyReal = { min: -3.4028234663852886e38, max: 3.4028234663852886e38 } as const;
const nonNegative = { min: 0, max: 3.4028234663852886e38 } as const;
const lr = {
  kind: "number",
  default: 1e-3,
  ...nonNegative,
  live: true,
  slider: { min: 1e-7, max: 10, log: true },
} as const;
const weightDecay = (value: number) =>
  ({ kind: "number", default: value, ...nonNegative, live: true, slider: { min: 0, max: 0.5, step: 0.001 } }) as const;
const eps = (value: number) => ({ kind: "number", default: value, ...nonNegative, rare: true }) as const;
const momentum = {
  kind: "number",
  default: 0,
  ...nonNegative,
  slider: { min: 0, max: 0.99, step: 0.01 },
  rare: true,
} as const;
const betas = { kind: "pair", default: [0.9, 0.999], min: 0, below: 1, rare: true } as const;
const amsgrad = { kind: "switch", default: false, rare: true } as const;
const gain = { kind: "number", default: 1, ...anyReal, slider: { min: 0.1, max: 4, step: 0.05 } } as const;
const kaiming = {
  mode: { kind: "choice", default: "fan_in", values: ["fan_in", "fan_out"], rare: true },
  nonlinearity: {
    kind: "choice",
    default: "relu",
    values: ["relu", "leaky_relu", "tanh", "sigmoid", "selu", "linear"],
    rare: true,
  },
  a: { kind: "number", default: 0, ...anyReal, rare: true, where: { field: "nonlinearity", is: "leaky_relu" } },
} as const;
const maxNorm = {
  kind: "number",
  default: 1,
  ...nonNegative,
  live: true,
  slider: { min: 1e-3, max: 1e4, log: true },
} as const;

const outFeatures = {
  kind: "integer",
  default: 1,
  min: 1,
  max: 512,
  slider: { min: 1, max: 64 },
  rare: true,
} as const;
const MAX_SEQ_LEN = 10_000;
const seqLen = (value: number) =>
  ({ kind: "integer", default: value, min: 1, max: MAX_SEQ_LEN, slider: { min: 1, max: 200 } }) as const;

export const schema = {
  name: { kind: "text", default: "", maxLength: 200 },
  seed: { kind: "integer", default: 0, min: -(2 ** 53 - 1), max: 2 ** 53 - 1, group: "data", rare: true },
  steps: { kind: "integer", default: 50, min: 1, max: 1_000_000, group: "training", rare: true },
  loss: { kind: "choice", default: "mse", values: lossNames, group: "training" },
  model: {
    kind: "variants",
    tag: "kind",
    default: "mlp",
    group: "network",
    common: {},
    of: {
      mlp: {
        depth: { kind: "integer", default: 1, min: 0, max: 100, slider: { min: 0, max: 60 } },
        hidden_features: { kind: "integer", default: 50, min: 1, max: 512, slider: { min: 2, max: 128 } },
        activation: { kind: "choice", default: "relu", values: activationNames },
        negative_slope: {
          kind: "number",
          default: 0.01,
          ...anyReal,
          slider: { min: 0, max: 1, step: 0.01 },
          where: { field: "activation", is: "leaky_relu" },
        },
        norm: { kind: "choice", default: "none", values: ["none", "batch_norm", "layer_norm"] },
        residual: { kind: "switch", default: false },
        residual_scale: {
          kind: "number",
          default: 1,
          min: 0,
          max: 1,
          slider: { min: 0, max: 1, step: 0.05 },
          where: { field: "residual", is: true },
        },
        bias: { kind: "switch", default: true, rare: true },
        in_features: { kind: "integer", default: 10, min: 1, max: 512, slider: { min: 1, max: 64 }, rare: true },
        out_features: outFeatures,
      },
      rnn: {
        cell: { kind: "choice", default: "rnn", values: cellNames },
        nonlinearity: {
          kind: "choice",
          default: "tanh",
          values: ["tanh", "relu"],
          where: { field: "cell", is: "rnn", alone: true },
        },
        seq_len: seqLen(20),
        hidden_size: { kind: "integer", default: 16, min: 1, max: 512, slider: { min: 1, max: 128 } },
        num_layers: { kind: "integer", default: 1, min: 1, max: 4, slider: { min: 1, max: 4 } },
        loss_at: { kind: "choice", default: "last", values: ["last", "all"] },
        tbptt: { kind: "integer", default: 0, min: 0, max: MAX_SEQ_LEN, slider: { min: 0, max: 100 } },
        input_size: { kind: "integer", default: 4, min: 1, max: 512, slider: { min: 1, max: 64 }, rare: true },
        out_features: outFeatures,
      },
      one_neuron_rnn: {
        w: { kind: "number", default: 5, ...anyReal, slider: { min: -10, max: 10, step: 0.01 } },
        b: { kind: "number", default: -2, ...anyReal, slider: { min: -5, max: 5, step: 0.001 } },
        h0: { kind: "number", default: 0.5, ...anyReal, slider: { min: -2, max: 2, step: 0.01 }, rare: true },
        seq_len: seqLen(50),
        target: { kind: "number", default: 0.7, ...anyReal, slider: { min: 0, max: 1, step: 0.01 } },
      },
    },
  },
  init: {
    kind: "variants",
    tag: "scheme",
    default: "default",
    group: "network",
    common: {
      bias: { kind: "choice", default: null, values: [null, "zeros", "default"], rare: true },
      output_sigma_w: {
        kind: "number",
        default: null,
        nullable: true,
        min: 0,
        max: 3.4028234663852886e38,
        slider: { min: 0, max: 4, step: 0.05 },
        rare: true,
      },
      forget_bias: {
        kind: "number",
        default: null,
        nullable: true,
        ...anyReal,
        slider: { min: 0, max: 5, step: 0.1 },
        where: { section: "model", field: "cell", is: "lstm" },
      },
    },
    of: {
      default: {},
      xavier_uniform: { gain },
      xavier_normal: { gain },
      kaiming_uniform: kaiming,
      kaiming_normal: kaiming,
      normal: { std: { kind: "number", default: 0.1, ...nonNegative, slider: { min: 0.01, max: 2, log: true } } },
      scaled_normal: {
        sigma_w: { kind: "number", default: 1.4, ...nonNegative, slider: { min: 0.1, max: 4, step: 0.05 } },
      },
      uniform: {
        // The width 2·bound must itself be a float32.
        bound: {
          kind: "number",
          default: 0.1,
          min: 0,
          max: 1.7014117331926443e38,
          slider: { min: 0.01, max: 2, log: true },
        },
      },
      orthogonal: { gain },
      identity: { gain },
      zeros: {},
      constant: { value: { kind: "number", default: 0.1, ...anyReal, slider: { min: -1, max: 1, step: 0.01 } } },
    },
  },
  data: {
    source: { kind: "choice", default: "randn", values: Object.keys(taskSizes) as TaskName[], group: "data" },
    mode: { kind: "choice", default: "stream", values: ["stream", "fixed"], group: "data", rare: true },
    batch_size: { kind: "integer", default: 64, min: 1, max: 1024, slider: { min: 1, max: 256 }, group: "data" },
    outlier_every: {
      kind: "integer",
      default: 0,
      min: 0,
      max: 1_000_000,
      slider: { min: 0, max: 100 },
      rare: true,
      group: "data",
    },
    outlier_scale: {
      kind: "number",
      default: 1,
      ...anyReal,
      slider: { min: 1, max: 1e6, log: true },
      rare: true,
      group: "data",
      where: { field: "outlier_every", not: 0 },
    },
  },
  optimizer: {
    kind: "variants",
    tag: "name",
    default: "adam",
    group: "training",
    common: {
      lr,
      warmup_steps: { kind: "integer", default: 0, min: 0, max: 100_000, slider: { min: 0, max: 500 } },
    },
    of: {
      sgd: {
        momentum,
        dampening: { kind: "number", default: 0, ...anyReal, rare: true },
        nesterov: { kind: "switch", default: false, rare: true },
        weight_decay: weightDecay(0),
      },
      adam: { betas, eps: eps(1e-8), weight_decay: weightDecay(0), amsgrad },
      adamw: { betas, eps: eps(1e-8), weight_decay: weightDecay(0.01), amsgrad },
      rmsprop: {
        alpha: { kind: "number", default: 0.99, ...nonNegative, rare: true },
        eps: eps(1e-8),
        weight_decay: weightDecay(0),
        momentum,
        centered: { kind: "switch", default: false, rare: true },
      },
      adagrad: {
        lr_decay: { kind: "number", default: 0, ...nonNegative, rare: true },
        weight_decay: weightDecay(0),
        initial_accumulator_value: { kind: "number", default: 0, ...nonNegative, rare: true },
        eps: eps(1e-10),
      },
    },
  },
  clip: {
    kind: "variants",
    tag: "mode",
    default: "none",
    group: "clipping",
    live: true,
    common: {},
    of: {
      none: {},
      norm: {
        max_norm: maxNorm,
        norm_type: { kind: "choice", default: 2, values: [2, "inf"], live: true, rare: true },
      },
      value: {
        clip_value: {
          kind: "number",
          default: 1,
          ...nonNegative,
          live: true,
          slider: { min: 1e-4, max: 1e3, log: true },
        },
      },
      per_layer: { max_norm: maxNorm },
    },
  },
} as const;

/** An experiment with every field filled in: what the engine trains. */
export type Experiment = { readonly [K in keyof typeof schema]: Described<(typeof schema)[K]> };

/** Some fields of an experiment, as in a file, an address or a lane's patch. */
export type Patch = {
  readonly [K in keyof Experiment]?: Experiment[K] extends object ? PartialOf<Experiment[K]> : Experiment[K];
};
type PartialOf<T> = {
  readonly [K in T extends unknown ? keyof T : never]?: T extends unknown ? (K extends keyof T ? T[K] : never) : never;
};

/** A change made while a lane ran: it applies from `step` on. */
export interface TimelineEntry {
  readonly step: number;
  readonly patch: Patch;
}
export interface Lane {
  readonly patch: Patch;
  readonly timeline: readonly TimelineEntry[];
}
/** The base, and 1..12 lanes that are each the base, a patch and a timeline. */
export interface Comparison {
  readonly base: Patch;
  readonly lanes: readonly Lane[];
}
