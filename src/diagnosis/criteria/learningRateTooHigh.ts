import type { Evidence } from "../evidence.ts";
import { normGrowth } from "../normGrowth.ts";
import type { Criterion } from "./criterion.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** Any other unstable run: the step is larger than 2/λ, and the chain has nothing to do with it. */
export const learningRateTooHigh: Criterion = {
  cause: "learning_rate_too_high",
  find(figures) {
    if (figures.instability === null) return null;
    const growth = normGrowth(figures.recorded);
    const perStep: readonly Evidence[] = growth === null ? [] : [{ code: "growth_per_step", figures: growth }];
    return [...perStep, ...signalEvidence(figures), ...instabilityEvidence(figures)];
  },
};
