import { valueAt } from "../recorded.ts";
import type { RunFigures } from "../runFigures.ts";
import { isFrozen } from "../silentFreeze.ts";
import type { Criterion } from "./criterion.ts";
import { isFirst } from "./isFirst.ts";
import { signalEvidence } from "./signalEvidence.ts";

/**
 * To the end of the run clipping multiplies a finite gradient by max_norm/Inf = 0 (silentFreeze.ts). A freeze that
 * thaws has cost a few steps only, and one that befalls a run that was unstable before has another cause.
 */
export const silentlyFrozen: Criterion = {
  cause: "silent_freeze",
  find(figures) {
    const step = frozenSince(figures);
    if (step === null || !isFirst(figures, step)) return null;
    const total_norm_f64 = valueAt(figures.recorded, "total_norm_f64", step) ?? Number.NaN;
    return [{ code: "norm_overflow", figures: { step, total_norm_f64 } }, ...signalEvidence(figures)];
  },
};

/** The step from which on the run is frozen; null where it is not. */
function frozenSince({ recorded, experimentAt }: RunFigures): number | null {
  let since: number | null = null;
  for (let step = 0; step < recorded.steps; step += recorded.stride) {
    since = isFrozen(recorded, step, experimentAt(step)) ? (since ?? step) : null;
  }
  return since;
}
