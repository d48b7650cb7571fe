import type { TheoryGap } from "../../../src/engine/theory/theoryGap.ts";
import { experimentOf } from "../../../src/experiment/flat.ts";
import type { Experiment, Patch } from "../../../src/experiment/schema.ts";

type Section<K extends keyof Patch> = NonNullable<Patch[K]>;

/** Twenty layers of 64 on ten standard normal inputs, but for what is said; sine has one input. */
export function deep(model: Section<"model">, init: Section<"init">, data: Section<"data"> = {}): Experiment {
  const inputs = data.source === "sine" ? 1 : 10;
  return experimentOf({
    model: { in_features: inputs, hidden_features: 64, depth: 20, ...model },
    init,
    data: { batch_size: 32, ...data },
  });
}

export const gaussian = (sigma_w: number): Section<"init"> => ({ scheme: "scaled_normal", sigma_w });

const batchNorm = (data: Section<"data">) => deep({ norm: "batch_norm" }, gaussian(1), data);

/** Networks of which mean-field theory says nothing, and why. */
export const gaps: readonly (readonly [what: string, reason: TheoryGap, experiment: Experiment])[] = [
  ["zeros", "weights_not_random", deep({}, { scheme: "zeros" })],
  ["constant", "weights_not_random", deep({}, { scheme: "constant", value: 0.1 })],
  ["identity", "weights_not_random", deep({}, { scheme: "identity" })],
  ["a standard deviation of 0", "weights_zero", deep({}, { scheme: "normal", std: 0 })],
  ["residual with a norm", "normalized_branch", deep({ residual: true, norm: "layer_norm" }, gaussian(1))],
  [
    "residual with an activation whose mean drives it",
    "mean_drives_skip",
    deep({ residual: true, activation: "softplus" }, gaussian(1)),
  ],
  ["BatchNorm over a small batch", "small_batch", batchNorm({ batch_size: 8 })],
  ["BatchNorm over inputs on a line", "few_inputs", batchNorm({ source: "sine" })],
  ["an RNN", "recurrent", experimentOf({ model: { kind: "rnn" }, data: { source: "adding" } })],
  ["the one-neuron RNN", "recurrent", experimentOf({ model: { kind: "one_neuron_rnn" } })],
];
