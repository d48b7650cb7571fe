import type { Activation } from "../activations/activation.ts";
import { gaussianExpectation } from "./gaussianExpectation.ts";

/**
 * Mean-field theory of wide random networks (Poole et al. 2016, Schoenholz et al. 2017): pre-activations are Gaussian,
 * of variance q; z is standard normal. σ_w² = fan_in·Var W, σ_b² = Var b.
 */

/** Beyond it φ has its asymptotic shape, and squares would overflow. */
const LARGEST_Q = 1e60;
const MOST_LAYERS = 2000;

/** φ with its argument, if it has one. */
export interface Nonlinearity {
  readonly activation: Activation;
  readonly negative_slope: number;
}

/** E[φ(√q z)]. */
export function meanOf({ activation, negative_slope }: Nonlinearity, q: number): number {
  return overPreactivations(q, (x) => activation.forward64(x, negative_slope));
}

/** E[φ(√q z)²]. */
export function secondMoment({ activation, negative_slope }: Nonlinearity, q: number): number {
  return overPreactivations(q, (x) => squareOf(activation.forward64(x, negative_slope)));
}

/** E[φ′(√q z)²]. */
export function slopeSecondMoment({ activation, negative_slope }: Nonlinearity, q: number): number {
  return overPreactivations(q, (x) => squareOf(activation.derivative64(x, negative_slope)));
}

/** φ(2x) = 2φ(x): linear, ReLU, leaky ReLU. */
export function isHomogeneous({ activation, negative_slope }: Nonlinearity): boolean {
  const at = (x: number) => activation.forward64(x, negative_slope);
  return at(2) === 2 * at(1) && at(-2) === 2 * at(-1);
}

/** φ(−x) = −φ(x). */
export function isOdd({ activation, negative_slope }: Nonlinearity): boolean {
  const at = (x: number) => activation.forward64(x, negative_slope);
  return at(-1) === -at(1) && at(-2) === -at(2);
}

function squareOf(x: number): number {
  return x * x;
}

function overPreactivations(q: number, g: (x: number) => number): number {
  const root = Math.sqrt(Math.min(q, LARGEST_Q));
  return gaussianExpectation((z) => g(root * z), 1 / Math.max(1, root));
}

/** χ = σ_w² E[φ′(√q z)²]: what ‖∂L/∂h‖² is multiplied by on its way back through one layer. */
export function chi(phi: Nonlinearity, sigma_w: number, q: number): number {
  return sigma_w * sigma_w * slopeSecondMoment(phi, q);
}

/** The pre-activations' variance one layer on: σ_w² E[φ(√q z)²] + σ_b². */
export function nextVariance(phi: Nonlinearity, sigma_w: number, sigma_b: number, q: number): number {
  return sigma_w * sigma_w * secondMoment(phi, q) + sigma_b * sigma_b;
}

/**
 * q* = σ_w² E[φ(√q* z)²] + σ_b², reached by iteration from 1; Infinity where the variance grows without bound. Where it
 * vanishes only algebraically (tanh at σ_w = 1) what is left of it after MOST_LAYERS layers.
 */
export function fixedPoint(phi: Nonlinearity, sigma_w: number, sigma_b: number): number {
  let q = 1;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = nextVariance(phi, sigma_w, sigma_b, q);
    if (next > LARGEST_Q) return Number.POSITIVE_INFINITY;
    if (Math.abs(next - q) <= 1e-13 * next || next < 1e-30) return next;
    q = next;
  }
  return q;
}
