import { pastMedian } from "../pastMedian.ts";
import { indexOf } from "../recorded.ts";
import type { RunFigures } from "../runFigures.ts";
import { signalRatio } from "../signalRatio.ts";
import type { Criterion } from "./criterion.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";

/** ‖g‖ over that of the step before, and Γ over the median of its past. */
const JUMP = 30;
/** Γ on the wall: the signal grows, where it shrank before. */
const STEEP = 1;

/**
 * A wall of the loss surface (Pascanu, Mikolov & Bengio 2013, figure 6): from one step to the next ‖g‖ jumps more than
 * 30-fold, and there, as it was not before, the signal grows: Γ > 1 and more than 30 times its past median. A run that
 * was unstable before it came there has another cause.
 */
export const cliff: Criterion = {
  cause: "cliff",
  find(figures) {
    const { recorded, instability } = figures;
    const norm = indexOf(recorded.layout, "total_norm_f64");
    if (norm < 0 || recorded.steps === 0) return null;
    const last = recorded.binOf(Math.min(instability?.step ?? Number.POSITIVE_INFINITY, recorded.steps - 1));
    for (let bin = 1; bin <= last; bin++) {
      const factor = recorded.last(bin, norm) / recorded.last(bin - 1, norm);
      const ratio = factor > JUMP ? wallRatio(figures, bin) : null;
      if (ratio === null) continue;
      const step = bin * recorded.stride;
      return [{ code: "wall", figures: { step, factor, ratio } }, ...instabilityEvidence(figures)];
    }
    return null;
  },
};

/** Γ where it makes a wall. */
function wallRatio({ recorded, experiment }: RunFigures, bin: number): number | null {
  const at = (some: number) => signalRatio(recorded, some, experiment);
  const ratio = at(bin);
  return ratio > STEEP && ratio > JUMP * pastMedian(bin, at) ? ratio : null;
}
