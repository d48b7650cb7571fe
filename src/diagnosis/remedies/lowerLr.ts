import { normGrowth } from "../normGrowth.ts";
import type { RunFigures } from "../runFigures.ts";

/** Where the curvature is not known: a tenth. */
const LOWER = 10;
/**
 * Where the signal explodes, the curvature λ is inflated by as much and more: ÷ 1000 saved 15 of 20 runs at Γ ≈ 40, ÷
 * 10 000 all.
 */
const EXPLODING_LOWER = 10_000;

/**
 * A learning rate that the run would bear. A run that diverges by a factor r a step has r = ηλ − 1, so that the largest
 * is 2/λ = 2η/(1 + r): half of that.
 */
export function lowerLr({ experiment, recorded, ratio }: RunFigures): number {
  const { lr } = experiment.optimizer;
  if (ratio > LOWER) return lr / EXPLODING_LOWER;
  const growth = normGrowth(recorded);
  return growth === null ? lr / LOWER : Math.min(lr / 2, lr / (1 + growth.factor));
}
