import { isExploding, isMixed } from "../criteria/explodingSignal.ts";
import { normGrowth } from "../normGrowth.ts";
import type { RunFigures } from "../runFigures.ts";

/** Where the curvature is not known: ÷ 10 saved 2 of 12 runs whose rate was too high, ÷ 100 all. */
const LOWER = 100;
/**
 * Where the signal grows, the curvature λ is inflated by as much and more: ÷ 1000 saved 15 of 20 runs at Γ ≈ 40 and 10
 * of 12 at Γ ≈ 5, ÷ 10 000 all.
 */
const GROWING_LOWER = 10_000;

/**
 * A learning rate that the run would bear. Plain gradient descent that diverges by a factor r a step has r = ηλ − 1, so
 * that the largest is 2/λ = 2η/(1 + r): half of that.
 */
export function lowerLr(figures: RunFigures): number {
  const { optimizer } = figures.experiment;
  const { lr } = optimizer;
  if (isExploding(figures) || isMixed(figures)) return lr / GROWING_LOWER;
  const isPlain = optimizer.name === "sgd" && optimizer.momentum === 0;
  const growth = isPlain ? normGrowth(figures.recorded) : null;
  return growth === null ? lr / LOWER : lr / (1 + growth.factor);
}
