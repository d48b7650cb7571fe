import { defaultInitArgs } from "../inits/defaultInitArgs.ts";
import { inits } from "../inits/index.ts";
import type { MlpSpec, NetworkSpec } from "../network.ts";
import type { TaskName } from "../tasks/index.ts";

/** What of an experiment mean-field theory depends on; an Experiment is one. */
export interface TheorySpec extends NetworkSpec<MlpSpec> {
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
}

/** Null where the weights are not random, or all 0. */
export function ensembleOf({ model, init }: TheorySpec): Ensemble | null {
  const { in_features, hidden_features } = model;
  const args = { ...defaultInitArgs, ...init };
  const variance = (fan_in: number) => inits[init.scheme].variance(hidden_features, fan_in, args);
  const first = variance(in_features);
  const hidden = variance(hidden_features);
  if (first === null || hidden === null || hidden === 0) return null;
  const keepsBias = model.bias && (init.bias === "default" || (init.bias === null && init.scheme === "default"));
  return {
    firstWeight: in_features * first,
    weight: hidden_features * hidden,
    firstBias: keepsBias ? 1 / (3 * in_features) : 0,
    bias: keepsBias ? 1 / (3 * hidden_features) : 0,
  };
}

const SINE_SAMPLES = 16;

/** Mean squares of a feature over equally likely kinds of sample: of all samples alike, or of samples along [−1, 1]. */
export const inputSecondMoments = {
  randn: [1],
  teacher: [1],
  sine: Array.from({ length: SINE_SAMPLES }, (_, i) => ((i + 0.5) * (i + 0.5)) / (SINE_SAMPLES * SINE_SAMPLES)),
} as const satisfies Record<TaskName, readonly number[]>;
