import type { MlpSpec } from "../network.ts";
import type { Ensemble } from "./ensemble.ts";
import { isHomogeneous, isOdd, meanOf, type Nonlinearity, secondMoment, slopeSecondMoment } from "./meanField.ts";
import { overSamples } from "./overSamples.ts";

/** e^−γ/2, the geometric mean of a squared standard normal, and its quantiles at 2.5 % and 97.5 %. */
const TYPICAL = 0.2807;
export const alongQuantiles = { low: 0.000982, high: 5.024 } as const;

/**
 * With h ← h + s·φ(Wh) the gradient through the skip and the one through the branch are orthogonal on average:
 * ‖∂L/∂h_l‖² = b²·‖∂L/∂h_{l+1}‖², b² = 1 + s²σ_w² E[φ′²] (Yang & Schoenholz 2017).
 *
 * A homogeneous φ adds to that. It keeps h·∂L/∂h the same from layer to layer, so the part of the gradient along h grows
 * backward as h grows forward: by a² = 1 + s²σ_w²/2 + s²(σ_w²/π)/(a − 1) for ReLU and s = 1, faster than b². At the last layer
 * that part is a random one, 1/n of the square on average over networks and TYPICAL/n in most; near the input it leads.
 * With c the cosine between h_l and h_{l+1}:
 *
 *     ‖∂L/∂h_l‖² = b²·‖∂L/∂h_{l+1}‖² + (h·∂L/∂h)²·(1/‖h_l‖² − c²/‖h_{l+1}‖²).
 *
 * For a φ that is neither homogeneous nor odd nothing is said: its mean drives h, and nothing is kept.
 *
 * @param along the squared share of that random part, in units of 1/n
 */
export function residualFactors(
  model: MlpSpec,
  phi: Nonlinearity,
  ensemble: Ensemble,
  inputs: readonly number[],
  along: number = TYPICAL,
): number[] | "mean_drives_skip" {
  const homogeneous = isHomogeneous(phi);
  if (!homogeneous && !isOdd(phi)) return "mean_drives_skip";
  return overSamples(
    inputs.map((square) => {
      const q = ensemble.firstWeight * square + ensemble.firstBias;
      const layers = forward(model, phi, ensemble, q);
      const last = layers.at(-1)?.next ?? 0;
      return backward(layers, homogeneous ? (along * last) / model.hidden_features : 0);
    }),
  );
}

/** One residual layer, from h_l to h_{l+1}. */
interface Step {
  /** E[h_l²] and E[h_{l+1}²]. */
  readonly square: number;
  readonly next: number;
  /** c². */
  readonly cosineSquared: number;
  /** b². */
  readonly branch: number;
}

/** The means and mean squares of h; `q`: the variance of the first layer's pre-activations. */
function forward({ depth, residual_scale: s }: MlpSpec, phi: Nonlinearity, ensemble: Ensemble, q: number): Step[] {
  let square = secondMoment(phi, q);
  let mean = meanOf(phi, q);
  return Array.from({ length: depth - 1 }, () => {
    const variance = ensemble.weight * square + ensemble.bias;
    const added = s * meanOf(phi, variance);
    const product = square + mean * added;
    const next = product + mean * added + s * s * secondMoment(phi, variance);
    const step = {
      square,
      next,
      cosineSquared: (product * product) / (square * next),
      branch: 1 + s * s * ensemble.weight * slopeSecondMoment(phi, variance),
    };
    square = next;
    mean += added;
    return step;
  });
}

/** Factors of the squared gradient, whose square at the last layer is 1; `along`: (h·∂L/∂h)², in the same units. */
function backward(steps: readonly Step[], along: number): number[] {
  const factors = new Array<number>(steps.length);
  let gradient = 1;
  for (const [l, { square, next, cosineSquared, branch }] of [...steps.entries()].reverse()) {
    const before = branch * gradient + along * (1 / square - cosineSquared / next);
    factors[l] = before / gradient;
    gradient = before;
  }
  return factors;
}
