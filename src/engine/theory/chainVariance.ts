import type { MlpSpec } from "../network.ts";
import type { Ensemble } from "./ensemble.ts";
import { gaussianExpectation } from "./gaussianExpectation.ts";
import { type Nonlinearity, secondMoment, slopeSecondMoment } from "./meanField.ts";
import { type PairMoments, pairMoments } from "./pairMoments.ts";

/**
 * b of finiteWidth.ts: n·K times the variance of the logarithm of the growth of ‖∂L/∂h‖ per layer over the inner layers,
 * h_2 … h_{L−1}, to first order in 1/n.
 *
 * ln ‖δ_l‖² of a sample takes up noise of order 1/n in each layer: the n weights of each sum (2/n in variance, none where
 * they are orthogonal); which units' slopes are large, 3(κ − 1)/n with κ = E[φ′⁴]/E[φ′²]² for a normal δ; and how far the
 * forward variance q was off, which later layers answer. For ReLU that makes 2 + 3 = 5, and b = 5/4 (Hanin & Nica 2020).
 * The batch adds up the squares of its samples: what two samples take up together stays, what each takes up alone
 * averages out. How much they share follows from the correlation of their pre-activations (Poole et al. 2016) and of their
 * gradients (Schoenholz et al. 2017), which are parallel at the output: all where samples come to the same line (ordered
 * phase), little where they part (chaotic phase).
 */
export function chainVariance(model: MlpSpec, phi: Nonlinearity, ensemble: Ensemble, input: Input): number {
  const chain = (correlation: number) => ({ model, phi, ensemble, input: { ...input, correlation } });
  const single = varianceOf(chain(1));
  const pair = varianceOf(chain(input.correlation));
  const alone = Math.max(0, single - pair);
  const long = (2 * (model.depth - 3)) / model.hidden_features;
  // Gradients of normal residuals: E[r⁴]/E[r²]² = 3. On the way back samples grow apart, by as much as they do not share.
  const heaviest = Math.min(1, (3 / input.batch_size) * (1 + long * alone));
  // Narrow networks differ in how much their samples share: of second order in 1/n, and found by measurement.
  const uneven = single > 0 ? (long * pair * alone) / single : 0;
  return Math.min(single, pair + heaviest * alone + uneven);
}

/** What the first layer is given. */
export interface Input {
  /** Mean square of a feature. */
  readonly square: number;
  /** Between two samples, typically: 1/√in_features of independent features. */
  readonly correlation: number;
  readonly batch_size: number;
}

interface Chain {
  readonly model: MlpSpec;
  readonly phi: Nonlinearity;
  readonly ensemble: Ensemble;
  readonly input: Input;
}

/** One layer as two samples of equal variance pass it. */
interface Passage extends PairMoments {
  readonly correlation: number;
  /** ∂ ln q_{l+1}/∂ ln E[φ²], and ∂ ln E[φ²]/∂ ln q_l, ∂ ln E[φ′²]/∂ ln q_l. */
  readonly share: number;
  readonly response: number;
  readonly slopeResponse: number;
}

function varianceOf(chain: Chain): number {
  const { norm, depth } = chain.model;
  const sum = norm === "layer_norm" ? layerNormSum(chain, passagesOf(chain)) : plainSum(chain, passagesOf(chain));
  return sum / (4 * (depth - 3));
}

/**
 * Squares of squares of smaller variances would leave the range of a double; at larger ones hardly a unit of a saturating
 * network still has a slope, and the nodes would miss those that have.
 */
const SMALLEST = 1e-60;
const LARGEST = 1e3;

/** Layers 1 … L; under LayerNorm every pre-activation has the variance 1. */
function passagesOf({ model, phi, ensemble, input }: Chain): Passage[] {
  const { firstWeight, firstBias, weight, bias } = ensemble;
  const variance = firstWeight * input.square + firstBias;
  let correlation = (firstWeight * input.square * input.correlation + firstBias) / variance;
  let q = model.norm === "layer_norm" ? 1 : inRange(variance);
  return Array.from({ length: model.depth }, () => {
    const moments = pairMoments(phi, q, correlation);
    const square = secondMoment(phi, q);
    const next = weight * square + bias;
    const passage = {
      ...moments,
      correlation,
      share: (weight * square) / next,
      response: responseOf(phi.activation.forward64, phi, q) / (2 * square),
      slopeResponse: responseOf(phi.activation.derivative64, phi, q) / (2 * slopeSecondMoment(phi, q)),
    };
    correlation = Math.min(1, (weight * square * moments.overlap + bias) / next);
    if (model.norm !== "layer_norm") q = inRange(next);
    return passage;
  });
}

function inRange(q: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, q));
}

/** E[g(√q z)²(z² − 1)], twice the derivative of E[g²] by ln q. */
function responseOf(g: (x: number, negative_slope: number) => number, { negative_slope }: Nonlinearity, q: number) {
  const root = Math.sqrt(q);
  const weighted = (z: number) => {
    const value = g(root * z, negative_slope);
    return value * value * (z * z - 1);
  };
  return gaussianExpectation(weighted, 1 / Math.max(1, root));
}

/** n times the variance of what ln ‖δ_{L−1}‖² … ln ‖δ_2‖² takes up. */
function plainSum({ ensemble }: Chain, passages: readonly Passage[]): number {
  let sum = 0;
  let cosine = 1;
  let answer = 0;
  for (let l = passages.length; l >= 1; l--) {
    const passage = passages[l - 1] as Passage;
    const isInner = l > 2 && l < passages.length;
    const forward = answer * passage.share;
    const arriving = cosine;
    cosine *= passage.slopeOverlap;
    if (isInner) sum += slopeNoise(passage, arriving) + weightNoise(ensemble, cosine) + 2 * forward * passage.mixed;
    sum += forward * forward * passage.squares;
    answer = (isInner ? passage.slopeResponse : 0) + passage.response * forward;
  }
  return sum;
}

/**
 * With LayerNorm q is taken out as it is, so the noise of h_l and of the weights on its way to the next deviation shows at
 * once, as −ln q; and within a layer the sum of z² is given, which leaves of each moment what is not along it.
 */
function layerNormSum({ ensemble }: Chain, passages: readonly Passage[]): number {
  let sum = 0;
  let cosine = 1;
  for (let l = passages.length; l >= 3; l--) {
    const passage = passages[l - 1] as Passage;
    const { correlation, squares, mixed, response, slopeResponse } = passage;
    const arriving = cosine;
    cosine *= passage.slopeOverlap;
    if (l === passages.length) continue;
    const given = 2 * correlation * correlation;
    const along = given * (response - slopeResponse) * (response - slopeResponse);
    sum += slopeNoise(passage, arriving) + weightNoise(ensemble, cosine);
    sum += squares - 2 * mixed - along + weightNoise(ensemble, correlation);
  }
  return sum;
}

/** Which slopes are large, as two gradients of that cosine see it. */
function slopeNoise({ slopes }: Passage, cosine: number): number {
  return slopes * (1 + 2 * cosine * cosine);
}

function weightNoise({ isometric }: Ensemble, cosine: number): number {
  return isometric ? 0 : 2 * cosine * cosine;
}
