import { defaultInitArgs } from "../inits/defaultInitArgs.ts";
import { inits } from "../inits/index.ts";
import type { MlpSpec, NetworkSpec } from "../network.ts";
import type { TaskName } from "../tasks/sizes.ts";

/** What of an experiment mean-field theory depends on; an Experiment is one. */
export interface TheorySpec<Model = MlpSpec> extends NetworkSpec<Model> {
  readonly data: { readonly source: TaskName; readonly batch_size: number };
}

/** The random ensemble that an experiment draws its hidden layers from, as variances of sums over the fan-in. */
export interface Ensemble {
  /** σ_w² of the first layer: in_features·Var W. */
  readonly firstWeight: number;
  /** σ_w² of a hidden layer behind the first; Var W is the same forward and backward, for the layers are square. */
  readonly weight: number;
  /** σ_b² of the first layer and of the others. */
  readonly firstBias: number;
  readonly bias: number;
  /** Orthogonal: the same variances, but a hidden layer's matrix changes no length, so it adds no chance of its own. */
  readonly isometric: boolean;
}

/** Why weights make no ensemble: they are not random, or all 0. */
export type EnsembleGap = "weights_not_random" | "weights_zero";

/** The ensemble, or why there is none. */
export function ensembleOf({ model, init }: TheorySpec): Ensemble | EnsembleGap {
  const { in_features, hidden_features } = model;
  const args = { ...defaultInitArgs, ...init };
  const variance = (fan_in: number) => inits[init.scheme].variance(hidden_features, fan_in, args);
  const first = variance(in_features);
  const hidden = variance(hidden_features);
  if (first === null || hidden === null) return "weights_not_random";
  if (hidden === 0) return "weights_zero";
  const keepsBias = model.bias && (init.bias === "default" || (init.bias === null && init.scheme === "default"));
  return {
    firstWeight: in_features * first,
    weight: hidden_features * hidden,
    firstBias: keepsBias ? 1 / (3 * in_features) : 0,
    bias: keepsBias ? 1 / (3 * hidden_features) : 0,
    isometric: init.scheme === "orthogonal",
  };
}

const SAMPLES = 16;
/** Mid-points of [0, 1]. */
const uniform = Array.from({ length: SAMPLES }, (_, i) => (i + 0.5) / SAMPLES);

/**
 * Mean squares of a feature over equally likely kinds of sample: of all samples alike, of samples along [−1, 1], of points
 * of a plane at the radii of a disc and of a disc in a ring. Null of sequences.
 */
export const inputSecondMoments = {
  randn: [1],
  teacher: [1],
  sine: uniform.map((x) => x * x),
  spirals: uniform.map((r) => (r * r) / 2),
  circles: uniform.map((u) => (u < 0.5 ? 0.8 * u : 0.2 + 0.8 * u)).map((r) => (r * r) / 2),
  adding: null,
  temporal_order: null,
  echo: null,
  sequence_sine: null,
} as const satisfies Record<TaskName, readonly number[] | null>;
