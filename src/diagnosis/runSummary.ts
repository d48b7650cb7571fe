import type { FirstNonfinite, NonfiniteKind } from "../engine/quantities.ts";
import type { Cause } from "./causes.ts";
import { causeOf } from "./diagnose.ts";
import { explosion } from "./explosion.ts";
import { finalLoss } from "./finalLoss.ts";
import { growthPerLayer, theoryGrowth } from "./growth.ts";
import { hiddenAt, type Recorded, valueAt } from "./recorded.ts";
import type { RunToDiagnose } from "./runFigures.ts";

/** What a sweep keeps of a run; a number that is not finite is a result. */
export interface RunSummary {
  /** Measured growth per layer at step 0; null where there are not four hidden layers or a norm says nothing. */
  readonly growth: number | null;
  /** What mean-field theory predicts for it; null where it says nothing. */
  readonly theory: number | null;
  readonly firstNonfinite: FirstNonfinite;
  readonly loss: { readonly first: number; readonly final: number };
  readonly total_norm: { readonly first: number; readonly max: number; readonly last: number };
  readonly cause: Cause;
}

/** What a map shows of a run. */
export interface BriefSummary extends Pick<RunSummary, "growth" | "theory" | "loss" | "cause"> {
  /** Of the first Inf or NaN; null: there was none. */
  readonly step: number | null;
}

/** As much of a summary as a file has of it. */
export interface WrittenSummary extends Pick<RunSummary, "growth" | "theory" | "loss" | "cause"> {
  readonly firstNonfinite: { readonly [K in NonfiniteKind]: { readonly step: number } | null };
}

export function brief({ growth, theory, firstNonfinite, loss, cause }: WrittenSummary): BriefSummary {
  return { growth, theory, loss, cause, step: explosion(firstNonfinite)?.step ?? null };
}

/**
 * Of a run of `steps` steps, recorded with `diagnosisColumns`; one that ended before them, a parameter of it being NaN,
 * would have had NaN for every loss and norm to come. `factors`: predictFactors.
 */
export function runSummary(run: RunToDiagnose, steps: number, factors: readonly number[] | null): RunSummary {
  const { recorded, firstNonfinite } = run;
  const isWhole = recorded.steps >= steps;
  return {
    growth: growthPerLayer(hiddenAt(recorded, "hidden_grad_norm_f64", 0)),
    theory: theoryGrowth(factors),
    firstNonfinite,
    loss: { first: at(recorded, "loss", 0), final: isWhole ? finalLoss(recorded, steps) : Number.NaN },
    total_norm: {
      first: at(recorded, "total_norm", 0),
      max: largestNorm(recorded),
      last: isWhole ? at(recorded, "total_norm", steps - 1) : Number.NaN,
    },
    cause: causeOf(run),
  };
}

function at(recorded: Recorded, quantity: "loss" | "total_norm", step: number): number {
  return valueAt(recorded, quantity, step) ?? Number.NaN;
}

/** Of all steps the largest that is a number; Infinity is one. */
function largestNorm(recorded: Recorded): number {
  let max = Number.NaN;
  for (let step = 0; step < recorded.steps; step++) {
    const norm = at(recorded, "total_norm", step);
    if (!(norm <= max) && !Number.isNaN(norm)) max = norm;
  }
  return max;
}
