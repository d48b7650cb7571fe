import { exp64 } from "../kernels/math/exp.ts";

/**
 * What one network of width n shows, where mean-field theory speaks of infinite width. The logarithm of its growth per
 * layer, seen over K layers, has the variance b/(nK). Where that logarithm is normal and the mean square over networks
 * grows by χ, the typical network grows by √χ·exp(−b/n): the mean of e^(2X) is e^(2μ + 2σ²). For ReLU and one sample
 * b = 5/4 (Hanin & Nica 2020); chainVariance.ts computes it for other activations and for batches.
 */
const RELU = 5 / 4;

/** exp(−b/n): what a single network's growth per layer is multiplied by, typically. */
export function finiteWidthCentre(n: number, b = RELU): number {
  return exp64(-b / n);
}

/** [low, high]: about 95 of 100 networks lie within these multiples of the centre, exp(±2√(b/(nK))). */
export function finiteWidthBand(n: number, K: number, b = RELU): readonly [low: number, high: number] {
  const spread = 2 * Math.sqrt(b / (n * K));
  return [exp64(-spread), exp64(spread)];
}
