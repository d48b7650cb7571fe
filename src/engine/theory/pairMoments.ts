import { forEachPair } from "./gaussianPair.ts";
import type { Nonlinearity } from "./meanField.ts";

/** Moments of φ and φ′ at the pre-activations (u, v) of two samples: jointly normal, of variance q each. */
export interface PairMoments {
  /** E[φ(u)φ(v)]/E[φ²]. */
  readonly overlap: number;
  /** E[φ′(u)φ′(v)]/E[φ′²]. */
  readonly slopeOverlap: number;
  /** Relative covariances: of φ² and φ², of φ′² and φ², of φ′² and φ′². */
  readonly squares: number;
  readonly mixed: number;
  readonly slopes: number;
}

/**
 * The moments at the correlation c of u and v, in float64; c = 1: both are the same sample.
 * They are ratios on one set of nodes, so that what the nodes miss of a mass cancels.
 */
export function pairMoments({ activation, negative_slope }: Nonlinearity, q: number, c: number): PairMoments {
  const root = Math.sqrt(q);
  let mass = 0;
  let [square, slope, overlap, slopeOverlap, squares, mixed, slopes] = [0, 0, 0, 0, 0, 0, 0];
  forEachPair(c, (x, y, weight) => {
    const f = activation.forward64(root * x, negative_slope);
    const g = activation.forward64(root * y, negative_slope);
    const df = activation.derivative64(root * x, negative_slope);
    const dg = activation.derivative64(root * y, negative_slope);
    mass += weight;
    square += (weight / 2) * (f * f + g * g);
    slope += (weight / 2) * (df * df + dg * dg);
    overlap += weight * f * g;
    slopeOverlap += weight * df * dg;
    squares += weight * f * f * g * g;
    mixed += (weight / 2) * (df * df * g * g + f * f * dg * dg);
    slopes += weight * df * df * dg * dg;
  });
  return {
    overlap: overlap / square,
    slopeOverlap: slopeOverlap / slope,
    squares: (mass * squares) / (square * square) - 1,
    mixed: (mass * mixed) / (square * slope) - 1,
    slopes: (mass * slopes) / (slope * slope) - 1,
  };
}
