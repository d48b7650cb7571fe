import type { Evidence } from "../evidence.ts";
import type { RunFigures } from "../runFigures.ts";

/** The final loss over the best constant's, and over the loss at step 0, up to which a run has learned. */
const OF_BEST_CONSTANT = 0.8;
const OF_FIRST = 0.9;
/** Weights that came no further than this, relative, have not learned: what the loss did was the batches' doing. */
const MOVED = 1e-3;

/** Whether the run ended well below the best constant prediction, or below its own start where that is not known. */
export function hasLearned({ firstLoss, finalLoss, bestConstant, moved }: RunFigures): boolean {
  if (moved < MOVED) return false;
  return finalLoss <= OF_BEST_CONSTANT * (bestConstant ?? firstLoss) && finalLoss <= OF_FIRST * firstLoss;
}

export function lossEvidence({ firstLoss, finalLoss, bestConstant, moved }: RunFigures): Evidence {
  return { code: "losses", figures: { first: firstLoss, final: finalLoss, bestConstant, moved } };
}
