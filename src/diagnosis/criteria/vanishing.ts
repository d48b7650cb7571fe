import type { Criterion } from "./criterion.ts";
import { lossEvidence } from "./learned.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** Γ below which what is far from the loss learns next to nothing. */
const VANISHING = 1e-3;

/** A loss that ends below so many times its start, or the best constant's, has settled, whatever it did before. */
const SETTLED = 2;

/**
 * It does not learn, and Γ < 1e-3. The last layer, which the gradient reaches, may have been thrown about by too large
 * a step and have settled since: what lasts is that nothing arrives in front of it.
 */
export const vanishing: Criterion = {
  cause: "vanishing",
  find(figures) {
    const { ratio, firstLoss, finalLoss, bestConstant } = figures;
    const settled = finalLoss <= SETTLED * Math.max(firstLoss, bestConstant ?? 0);
    return ratio < VANISHING && settled ? [...signalEvidence(figures), lossEvidence(figures)] : null;
  },
};
