import type { Experiment } from "../../../experiment/schema.ts";
import type { PredictionFigures } from "../../../text/figures.ts";
import { growth } from "../../../text/numbers.ts";
import { settingText } from "../../../text/settingText.ts";

/** Nearer to 1 than this a factor counts as 1. */
const LEVEL = 0.005;

/** σ_w²/2, the factor of the variance per layer where that closed form holds (plain ReLU layers, weights of variance σ_w²/fan_in), else null. */
function reluChi({ model, init }: Experiment): number | null {
  const plainRelu = model.kind === "mlp" && model.activation === "relu" && model.norm === "none" && !model.residual;
  return plainRelu && init.scheme === "scaled_normal" ? init.sigma_w ** 2 / 2 : null;
}

/** What mean-field theory says of a network before its first step. `theory`: one factor per hidden layer but the last. */
export function predictionFigures(experiment: Experiment, theory: readonly number[]): PredictionFigures {
  const product = theory.reduce((all, factor) => all * factor, 1);
  // Of the logarithms: the product itself may leave the range of a double where its root does not.
  const factor = Math.exp(theory.reduce((sum, each) => sum + Math.log(each), 0) / theory.length);
  const chi = reluChi(experiment);
  return {
    chi: chi === null ? null : settingText(Number(chi.toPrecision(3))),
    trend: Math.abs(factor - 1) < LEVEL ? "keeps" : factor > 1 ? "grows" : "shrinks",
    factor: growth(factor),
    product: growth(product),
    layers: theory.length + 1,
  };
}
