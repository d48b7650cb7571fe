import type { ActivationName } from "../activations/names.ts";
import { NORM_EPS } from "../kernels/kernels.ts";
import type { MlpSpec } from "../network.ts";
import type { Ensemble } from "./ensemble.ts";
import { meanOf, type Nonlinearity, secondMoment, slopeSecondMoment } from "./meanField.ts";

/**
 * With LayerNorm every pre-activation is divided by its deviation √q, so it comes to the activation with variance 1 and
 * the gradient leaves it divided by √q: the factor is √(σ_w² E[φ′(z)²]/q) with q = σ_w² E[φ(z)²] + σ_b², whatever σ_w is
 * where there are no biases. ReLU and linear: 1.
 */
export function layerNormFactors(phi: Nonlinearity, ensemble: Ensemble, depth: number): number[] {
  const { weight, bias } = ensemble;
  return normalizedFactors(phi, weight, depth, (r) => weight * secondMoment(phi, r) + bias);
}

/** From here on the limits of a large batch and of inputs in general position hold, but for the excess. */
const LARGE_BATCH = 32;
const MANY_FEATURES = 8;

/**
 * What growth per layer lies above the limit of a large batch: samples that are not quite uncorrelated do not average out
 * of the deviations that are divided by, and the more nearly linear φ is the longer they stay correlated. Measured, for
 * there is no formula (batch 64, 10 inputs; depth 20 and 50, width 64 and 256).
 */
const batchNormExcess: { readonly [Name in ActivationName]: number } = {
  relu: 1.009,
  leaky_relu: 1.01,
  gelu: 1.019,
  tanh: 1.024,
  elu: 1.027,
  selu: 1.037,
  sigmoid: 1.042,
  softplus: 1.047,
  silu: 1.053,
  linear: 1.063,
};

/** Why BatchNorm's growth is not predicted. */
export type BatchNormGap = "small_batch" | "few_inputs";

/**
 * With BatchNorm, near the limit of a large batch (Yang et al. 2019): samples come to the activation uncorrelated, their
 * common part E[φ] is subtracted, and the factor is √(E[φ′(z)²]/Var φ(z)), for ReLU √(π/(π − 1)) = 1.211, times the
 * excess. A bias is common to all samples and has no effect.
 */
export function batchNormFactors(
  model: MlpSpec,
  phi: Nonlinearity,
  ensemble: Ensemble,
  batch_size: number,
): number[] | BatchNormGap {
  if (batch_size < LARGE_BATCH) return "small_batch";
  if (model.in_features < MANY_FEATURES) return "few_inputs";
  const { weight } = ensemble;
  const excess = batchNormExcess[model.activation];
  return normalizedFactors(phi, weight, model.depth, (r) => {
    const mean = meanOf(phi, r);
    return weight * (secondMoment(phi, r) - mean * mean);
  }).map((factor) => factor * excess);
}

/** `variance(r)`: what the next layer divides by (but for eps), from pre-activations that are normalized to variance r. */
function normalizedFactors(
  phi: Nonlinearity,
  weight: number,
  depth: number,
  variance: (r: number) => number,
): number[] {
  let r = 1;
  return Array.from({ length: depth - 1 }, () => {
    const q = variance(r);
    r = q / (q + NORM_EPS);
    return Math.sqrt((weight * slopeSecondMoment(phi, r)) / (q + NORM_EPS));
  });
}
