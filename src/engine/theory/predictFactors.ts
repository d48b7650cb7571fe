import { activations } from "../activations/index.ts";
import { ensembleOf, inputSecondMoments, type TheorySpec } from "./ensemble.ts";
import { batchNormFactors, layerNormFactors } from "./normFactors.ts";
import { plainFactors } from "./plainFactors.ts";
import { residualFactors } from "./residualFactors.ts";

/**
 * The mean-field prediction of ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ at initialization for l = 1 … depth − 1 (index 0: between h1 and
 * h2), by the finite-depth recursion for the experiment's own inputs; empty for fewer than two hidden layers. Null where
 * the theory says nothing: weights that are not random, skips around a normalization, BatchNorm far from its limit, and
 * skips around an activation that is neither odd nor homogeneous.
 */
export function predictFactors(spec: TheorySpec): readonly number[] | null {
  const { model, data } = spec;
  const ensemble = ensembleOf(spec);
  if (ensemble === null) return null;
  if (model.depth < 2) return [];
  const phi = { activation: activations[model.activation], negative_slope: model.negative_slope };
  const inputs = inputSecondMoments[data.source];
  if (model.residual) return model.norm === "none" ? residualFactors(model, phi, ensemble, inputs) : null;
  switch (model.norm) {
    case "none":
      return plainFactors(phi, ensemble, inputs, model.depth);
    case "layer_norm":
      return layerNormFactors(phi, ensemble, model.depth);
    case "batch_norm":
      return batchNormFactors(phi, ensemble, model.depth, data.batch_size, model.in_features);
    default:
      return model.norm satisfies never;
  }
}
