import { activations } from "../activations/index.ts";
import type { MlpSpec, ModelSpec } from "../network.ts";
import { type Ensemble, ensembleOf, inputSecondMoments, type TheorySpec } from "./ensemble.ts";
import type { Nonlinearity } from "./meanField.ts";
import { batchNormFactors, layerNormFactors } from "./normFactors.ts";
import { plainFactors } from "./plainFactors.ts";
import { residualFactors } from "./residualFactors.ts";
import type { TheoryGap } from "./theoryGap.ts";

/** What the theory speaks of: φ and the ensemble of weights, fed with inputs of these mean squares. */
export interface Described {
  readonly model: MlpSpec;
  readonly phi: Nonlinearity;
  readonly ensemble: Ensemble;
  readonly inputs: readonly number[];
  readonly batch_size: number;
}

/** The description of a perceptron with random weights, or why the theory cannot begin. */
export function described(spec: TheorySpec<ModelSpec>): Described | TheoryGap {
  const { model, data } = spec;
  const inputs = inputSecondMoments[data.source];
  if (model.kind !== "mlp" || inputs === null) return "recurrent";
  const ensemble = ensembleOf({ ...spec, model });
  if (typeof ensemble === "string") return ensemble;
  const phi = { activation: activations[model.activation], negative_slope: model.negative_slope };
  return { model, phi, ensemble, inputs, batch_size: data.batch_size };
}

/** The factors of predictFactors, or why there are none. */
export function factorsOf({ model, phi, ensemble, inputs, batch_size }: Described): readonly number[] | TheoryGap {
  if (model.depth < 2) return [];
  if (model.residual) {
    return model.norm === "none" ? residualFactors(model, phi, ensemble, inputs) : "normalized_branch";
  }
  switch (model.norm) {
    case "none":
      return plainFactors(phi, ensemble, inputs, model.depth);
    case "layer_norm":
      return layerNormFactors(phi, ensemble, model.depth);
    case "batch_norm":
      return batchNormFactors(model, phi, ensemble, batch_size);
    default:
      return model.norm satisfies never;
  }
}

/**
 * The mean-field prediction of ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ at initialization for l = 1 … depth − 1 (index 0: between h1 and
 * h2), by the finite-depth recursion for the experiment's own inputs; empty for fewer than two hidden layers. Null where
 * the theory says nothing (meanFieldOf gives the reason).
 */
export function predictFactors(spec: TheorySpec<ModelSpec>): readonly number[] | null {
  const description = described(spec);
  if (typeof description === "string") return null;
  const factors = factorsOf(description);
  return typeof factors === "string" ? null : factors;
}
