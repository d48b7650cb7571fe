import { activations } from "../../../src/engine/activations/index.ts";
import type { Patch } from "../../../src/experiment/schema.ts";

/** Random, the same on every machine (mulberry32). */
function dice(seed: number) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (low: number, high: number) => low + Math.floor(random() * (high - low + 1)),
    /** Even in the logarithm. */
    magnitude: (low: number, high: number) => low * (high / low) ** random(),
    one: <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T,
    chance: (p: number) => random() < p,
  };
}
type Dice = ReturnType<typeof dice>;

const optimizers = (of: Dice) =>
  of.one<Patch["optimizer"] & object>([
    { name: "sgd", lr: of.magnitude(1e-3, 1e3) },
    { name: "sgd", lr: of.magnitude(1e-3, 10), momentum: 0.9, nesterov: of.chance(0.5), weight_decay: 0.1 },
    { name: "adam", lr: of.magnitude(1e-3, 1e10), amsgrad: of.chance(0.5) },
    { name: "adam", lr: of.magnitude(1, 1e20), weight_decay: 0.5 },
    { name: "adamw", lr: of.magnitude(1, 1e20) },
    { name: "rmsprop", lr: of.magnitude(1e-3, 1e20), centered: of.chance(0.5), momentum: of.one([0, 0.9]) },
    { name: "adagrad", lr: of.magnitude(1e-2, 1e20), lr_decay: of.one([0, 0.1]) },
  ]);

const clips = (of: Dice) =>
  of.one<Patch["clip"] & object>([
    { mode: "none" },
    { mode: "none" },
    { mode: "norm", max_norm: of.magnitude(1e-2, 1e20), norm_type: of.one([2, "inf"] as const) },
    { mode: "per_layer", max_norm: of.magnitude(1e-2, 1e20) },
    { mode: "value", clip_value: of.magnitude(1e-2, 1e30) },
  ]);

const outliers = (of: Dice) =>
  of.chance(0.4) ? { outlier_every: of.between(1, 4), outlier_scale: of.magnitude(1e10, 3e38) } : {};

function perceptron(of: Dice): Patch {
  return {
    loss: of.one(["mse", "mse", "cross_entropy"] as const),
    model: {
      kind: "mlp",
      in_features: of.between(1, 5),
      hidden_features: of.between(2, 17),
      out_features: of.between(1, 4),
      depth: of.between(0, 14),
      activation: of.one(Object.keys(activations) as (keyof typeof activations)[]),
      negative_slope: 0.2,
      bias: of.chance(0.8),
      norm: of.one(["none", "none", "batch_norm", "layer_norm"] as const),
      residual: of.chance(0.4),
      residual_scale: of.one([1, 0.5]),
    },
    init: { scheme: "scaled_normal", sigma_w: of.magnitude(0.5, 1e12), bias: of.one([null, "default"] as const) },
    data: { source: "randn", batch_size: of.between(2, 9), ...outliers(of) },
    optimizer: optimizers(of),
    clip: clips(of),
  };
}

function recurrent(of: Dice): Patch {
  return {
    loss: of.one(["mse", "mse", "cross_entropy"] as const),
    model: {
      kind: "rnn",
      cell: of.one(["rnn", "rnn", "gru", "lstm"] as const),
      nonlinearity: of.one(["tanh", "relu"] as const),
      input_size: of.between(1, 3),
      hidden_size: of.between(1, 6),
      out_features: of.between(1, 3),
      seq_len: of.between(1, 20),
      num_layers: of.between(1, 3),
      loss_at: of.one(["last", "all"] as const),
      tbptt: of.one([0, 0, 3]),
    },
    init: { scheme: "scaled_normal", sigma_w: of.magnitude(1, 1e8), bias: of.one([null, "default"] as const) },
    data: { source: "randn", batch_size: of.between(1, 5), ...outliers(of) },
    optimizer: optimizers(of),
    clip: clips(of),
  };
}

function oneNeuron(of: Dice): Patch {
  return {
    model: { kind: "one_neuron_rnn", w: of.magnitude(1, 1e6), b: -of.magnitude(1, 1e6), seq_len: of.between(1, 200) },
    optimizer: optimizers(of),
    clip: clips(of),
  };
}

/** Experiments that explode, more likely than not, each in its own way. */
export function explosions(count: number): readonly Patch[] {
  return Array.from({ length: count }, (_, seed) => {
    const of = dice(seed);
    const make = of.one([perceptron, perceptron, perceptron, recurrent, recurrent, oneNeuron]);
    return { seed, ...make(of) };
  });
}

/** What chance brings about too seldom. */
export const rareExplosions: readonly Patch[] = [
  // Gradients that are Inf in one place, under clipping by norm.
  {
    model: { in_features: 2, hidden_features: 3, depth: 1 },
    init: { scheme: "normal", std: 30 },
    data: { batch_size: 1, outlier_every: 3, outlier_scale: 3e37 },
    optimizer: { name: "sgd", lr: 0.01 },
    clip: { mode: "norm", max_norm: 1 },
  },
  // Targets that are Inf.
  {
    model: { in_features: 2, hidden_features: 4, depth: 1 },
    data: { batch_size: 8, outlier_every: 2, outlier_scale: 3e38 },
    optimizer: { name: "sgd", lr: 0 },
  },
  // Inf from the input and −Inf from the state meet in a gate.
  ...[1, 9, 17].map((seed) => ({
    seed,
    model: { kind: "rnn", cell: "lstm", input_size: 1, hidden_size: 1, seq_len: 3 } as const,
    data: { batch_size: 1 },
    optimizer: { name: "rmsprop", lr: 3.3e38, alpha: 0 } as const,
  })),
  // h + 1.5 h over a hundred layers.
  ...[1, 4].map((seed) => ({
    seed,
    model: { in_features: 2, hidden_features: 2, depth: 100, activation: "linear", residual: true } as const,
    init: { scheme: "identity", gain: 1.5 } as const,
    data: { batch_size: 2 },
    optimizer: { name: "sgd", lr: 1 } as const,
  })),
  // Norms whose squares are finite, and the square of their norm is not.
  ...(["norm", "per_layer"] as const).map((mode) => ({
    seed: 1,
    model: { in_features: 1, depth: 0 },
    data: { batch_size: 1, outlier_every: 1, outlier_scale: 8e18 },
    optimizer: { name: "sgd", lr: 0 } as const,
    clip: { mode, max_norm: 1 },
  })),
  // Clipped by value a run outlives gradients that are Inf; the first NaN comes steps later, in none but them.
  ...[0, 3].map((seed) => ({
    seed,
    model: { in_features: 2, hidden_features: 3, depth: 1 },
    init: { scheme: "normal", std: 30 } as const,
    data: { batch_size: 2, outlier_every: 1, outlier_scale: 3e37 },
    optimizer: { name: "sgd", lr: 0.01 } as const,
    clip: { mode: "value", clip_value: 1e-3 } as const,
  })),
  // Squares of decayed weights, which no gradient tells of.
  {
    model: { in_features: 1, hidden_features: 3, depth: 1, activation: "tanh" },
    init: { scheme: "constant", value: 1.2e19, output_sigma_w: 0.1 },
    data: { batch_size: 4 },
    optimizer: { name: "adagrad", lr: 1e-3, weight_decay: 1 },
  },
];
