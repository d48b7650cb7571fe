import { log64 } from "../kernels/math/log.ts";
import { chainVariance } from "./chainVariance.ts";
import { slopeSecondMoment } from "./meanField.ts";
import type { Described } from "./predictFactors.ts";
import { alongQuantiles, residualFactors } from "./residualFactors.ts";

/** What a single network does with the predicted growth per layer, between h_2 and h_{L−1}. */
export interface FiniteWidth {
  /** ln of a typical network's growth over the predicted one. */
  readonly shift: number;
  /** Standard deviation of the logarithm of the growth. */
  readonly deviation: number;
}

/** n·K·variance where BatchNorm averages over the batch, measured: 0.05 (ELU) to 0.7 (linear); and what its excess is off, by depth and width. */
const BATCH_NORM = 0.25;
const MODEL_ERROR = 0.015;
/** What first order in 1/n and float32 leave out, even where nothing is left to chance (orthogonal linear layers). */
const LEAST = 0.002;

/** Null where there are not four hidden layers to see a growth over. */
export function finiteWidthOf(described: Described): FiniteWidth | null {
  const { model } = described;
  const K = model.depth - 3;
  if (K < 1) return null;
  const per = 1 / (model.hidden_features * K);
  if (model.residual) return { shift: 0, deviation: residualDeviation(described, per) };
  if (model.norm === "batch_norm") {
    return { shift: 0, deviation: Math.sqrt(BATCH_NORM * per + MODEL_ERROR * MODEL_ERROR) };
  }
  const b = chainVariance(model, described.phi, described.ensemble, inputOf(described));
  // LayerNorm divides by what the forward pass took up, which turns the mean of squares around: no shift was found.
  return {
    shift: model.norm === "none" ? -b / model.hidden_features : 0,
    deviation: Math.sqrt(b * per + LEAST * LEAST),
  };
}

function inputOf({ model, inputs, batch_size }: Described) {
  const square = inputs.reduce((sum, each) => sum + each, 0) / inputs.length;
  return { square, correlation: 1 / Math.sqrt(model.in_features), batch_size };
}

/**
 * The branch of a residual layer, of the share B/(1 + B) of the squared gradient, brings noise of its own (B² times that of
 * a plain layer) and by its random angle with the skip (4B); and the random part along h decides how soon that part leads.
 */
function residualDeviation(described: Described, per: number): number {
  const { model, phi, ensemble, inputs } = described;
  const slope = slopeSecondMoment(phi, ensemble.firstWeight);
  const B = model.residual_scale * model.residual_scale * ensemble.weight * slope;
  const branch = (4 * B + 5 * B * B) / (4 * (1 + B) * (1 + B));
  const growthAt = (along: number) => logGrowth(residualFactors(model, phi, ensemble, inputs, along));
  const range = (growthAt(alongQuantiles.high) - growthAt(alongQuantiles.low)) / 4;
  return Math.sqrt(branch * per + range * range);
}

/** Mean logarithm of the factors between h_2 and h_{L−1}. */
function logGrowth(factors: readonly number[] | string): number {
  if (typeof factors === "string") return 0;
  const inner = factors.slice(1, -1);
  return inner.reduce((sum, factor) => sum + log64(factor), 0) / inner.length;
}
