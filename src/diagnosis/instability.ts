import type { Explosion } from "./explosion.ts";
import { pastMedian } from "./pastMedian.ts";
import { firstValue, indexOf, type Recorded } from "./recorded.ts";
import { stepColumns, weightsIn } from "./weights.ts";

/** By what a run shows that it is unstable. */
export type InstabilitySign = "nonfinite" | "loss" | "update" | "norm";

/** The first step at which a run shows it, and the measure's multiple of what is usual. */
export interface Instability {
  readonly step: number;
  readonly sign: InstabilitySign;
  readonly factor: number;
}

/** A loss so many times that of step 0, or of the best constant prediction, is no noise of batches. */
const LOSS_FACTOR = 10;
/** ‖Δθ‖/‖θ‖ of a weight above which the step replaces what was there instead of correcting it. */
const UPDATE_RATIO = 1;
/** ‖g‖ over the median of the steps before. */
const NORM_FACTOR = 30;
/** Steps that it takes to know what is usual. */
const NORM_LEAST = 3;

/** The first sign of instability; within a step a value that is Inf or NaN, then the loss, the update, the norm. */
export function instability(
  recorded: Recorded,
  explosion: Explosion | null,
  bestConstant: number | null = null,
): Instability | null {
  const signs = [lossSign(recorded, bestConstant), updateSign(recorded), normSign(recorded)];
  const bins = recorded.steps === 0 ? 0 : recorded.binOf(recorded.steps - 1) + 1;
  for (let bin = 0; bin < bins; bin++) {
    const step = Math.min((bin + 1) * recorded.stride, recorded.steps) - 1;
    if (explosion !== null && explosion.step <= step) {
      return { step: explosion.step, sign: "nonfinite", factor: Number.POSITIVE_INFINITY };
    }
    for (const { sign, limit, factorAt } of signs) {
      const factor = factorAt(bin);
      if (factor > limit) return { step, sign, factor };
    }
  }
  return explosion === null ? null : { step: explosion.step, sign: "nonfinite", factor: Number.POSITIVE_INFINITY };
}

/** A sign holds in a bin where its factor is above the limit; NaN where nothing is known. */
interface Sign {
  readonly sign: InstabilitySign;
  readonly limit: number;
  factorAt(bin: number): number;
}

function lossSign(recorded: Recorded, bestConstant: number | null): Sign {
  const index = indexOf(recorded.layout, "loss");
  const usual = Math.max(firstValue(recorded, "loss"), bestConstant ?? 0);
  return {
    sign: "loss",
    limit: LOSS_FACTOR,
    factorAt: (bin) => (index < 0 ? Number.NaN : recorded.last(bin, index) / usual),
  };
}

/** ‖Δθ‖/‖θ‖ of the weight in which it is largest; one that starts at 0 has no size of its own to be held against. */
function updateSign(recorded: Recorded): Sign {
  const columns = stepColumns(recorded.layout);
  const weights = weightsIn(recorded.layout);
  return {
    sign: "update",
    limit: UPDATE_RATIO,
    factorAt(bin) {
      if (columns === null) return Number.NaN;
      let largest = Number.NaN;
      for (const k of weights) {
        const weight = recorded.last(bin, columns.weights.offset + k);
        const ratio = recorded.last(bin, columns.updates.offset + k) / weight;
        if (recorded.first(columns.weights.offset + k) > 0 && !(ratio <= largest)) largest = ratio;
      }
      return largest;
    },
  };
}

function normSign(recorded: Recorded): Sign {
  const index = indexOf(recorded.layout, "total_norm_f64");
  return {
    sign: "norm",
    limit: NORM_FACTOR,
    factorAt(bin) {
      if (index < 0 || bin < NORM_LEAST) return Number.NaN;
      return recorded.last(bin, index) / pastMedian(bin, (past) => recorded.last(past, index));
    },
  };
}
