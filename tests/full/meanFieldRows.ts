import { experimentOf } from "../../src/experiment/flat.ts";
import type { Experiment, Patch } from "../../src/experiment/schema.ts";

type Model = NonNullable<Patch["model"]>;

/** A kind of network, at some depth, seen at each of the widths. */
export interface Row {
  readonly network: string;
  readonly sigma_w: number;
  readonly depth: number;
  readonly widths: readonly number[];
  readonly experimentAt: (width: number) => Experiment;
}

/** Standard normal inputs, ten of them, in batches of 64; the weights do not move. */
function row(network: string, sigma_w: number, model: Model, depth: number, widths: readonly number[]): Row {
  const experimentAt = (hidden_features: number) =>
    experimentOf({
      model: { in_features: 10, hidden_features, depth, ...model },
      init: { scheme: "scaled_normal", sigma_w },
      data: { source: "randn", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0 },
    });
  return { network, sigma_w, depth, widths, experimentAt };
}

const BOTH = [64, 256];

export const plainRows: readonly Row[] = [
  ...[0.5, 1, 1.5, 2, 3, 4].map((sigma_w) => row("tanh", sigma_w, { activation: "tanh" }, 20, BOTH)),
  ...[1, Math.SQRT2, 1.8, 2].map((sigma_w) => row("ReLU", sigma_w, { activation: "relu" }, 20, BOTH)),
  ...[1, 8].map((sigma_w) => row("sigmoid", sigma_w, { activation: "sigmoid" }, 20, BOTH)),
  row("linear", 1, { activation: "linear" }, 20, BOTH),
];

const normalized: readonly (readonly [network: string, sigma_w: number, model: Model])[] = [
  ["LayerNorm, ReLU", 1.5, { norm: "layer_norm", activation: "relu" }],
  ["LayerNorm, linear", 1.5, { norm: "layer_norm", activation: "linear" }],
  ["LayerNorm, tanh", 1.5, { norm: "layer_norm", activation: "tanh" }],
  ["LayerNorm, GELU", 1.5, { norm: "layer_norm", activation: "gelu" }],
  ["LayerNorm, sigmoid", 1.5, { norm: "layer_norm", activation: "sigmoid" }],
  ["BatchNorm, ReLU", 1.5, { norm: "batch_norm", activation: "relu" }],
  ["BatchNorm, GELU", 1.5, { norm: "batch_norm", activation: "gelu" }],
  ["BatchNorm, SiLU", 1.5, { norm: "batch_norm", activation: "silu" }],
  ["BatchNorm, tanh", 1.5, { norm: "batch_norm", activation: "tanh" }],
  ["BatchNorm, sigmoid", 1.5, { norm: "batch_norm", activation: "sigmoid" }],
  ["BatchNorm, linear", 1.5, { norm: "batch_norm", activation: "linear" }],
  ["residual, ReLU", 1.8, { residual: true, activation: "relu" }],
  ["residual × 0.1, ReLU", 1.8, { residual: true, residual_scale: 0.1, activation: "relu" }],
];

export const normalizedRows: readonly Row[] = [
  ...normalized.map(([network, sigma_w, model]) => row(network, sigma_w, model, 20, BOTH)),
  ...normalized.map(([network, sigma_w, model]) => row(network, sigma_w, model, 50, [64])),
];
