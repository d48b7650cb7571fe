import { exp64 } from "../kernels/math/exp.ts";

/**
 * What one ReLU network of width n shows, where mean-field theory speaks of infinite width: the growth of ‖∂L/∂h‖ per
 * layer, seen over K layers, lies around √χ·exp(−5/(4n)), and its logarithm has the standard deviation √(5/(4nK)).
 */

/** exp(−5/(4n)): what a single network's growth per layer is multiplied by, typically. */
export function finiteWidthCentre(n: number): number {
  return exp64(-5 / (4 * n));
}

/** [low, high]: about 95 of 100 networks lie within these multiples of the centre, exp(±2√(5/(4nK))). */
export function finiteWidthBand(n: number, K: number): readonly [low: number, high: number] {
  const spread = 2 * Math.sqrt(5 / (4 * n * K));
  return [exp64(-spread), exp64(spread)];
}
