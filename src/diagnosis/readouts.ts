import { growthPerLayer, theoryGrowth } from "./growth.ts";
import { hiddenAt, lastFiniteStep, type Recorded, valueAt } from "./recorded.ts";

/** The figures of a lane at one step, for its readouts; null where not measured. */
export interface LaneReadouts {
  /**
   * The step that `growth` and the norms belong to, as the first and the last of its bin where its own figures are not
   * there: the last finite one where the step shown is not.
   */
  readonly from: number;
  readonly to: number;
  readonly growth: number | null;
  /** Mean-field prediction of the growth per layer, and null where the theory says nothing. */
  readonly theoryGrowth: number | null;
  /** At the step shown, or the last one that there is; may be Inf or NaN. */
  readonly loss: number | null;
  /** Where `loss` is not finite: the last finite loss before. */
  readonly lastFiniteLoss: number | null;
  /** ‖g‖ in float64 before clipping. */
  readonly totalNorm: number | null;
  /** ‖g‖ after clipping. */
  readonly clippedNorm: number | null;
}

/** What a lane without a step has to tell. */
export function emptyReadouts(theory: readonly number[] | null): LaneReadouts {
  const none = { growth: null, loss: null, lastFiniteLoss: null, totalNorm: null, clippedNorm: null };
  return { from: -1, to: -1, theoryGrowth: theoryGrowth(theory), ...none };
}

/** The readouts with the playhead at `step`; a run that stopped earlier shows its last one. */
export function readouts(recorded: Recorded, theory: readonly number[] | null, step: number): LaneReadouts {
  const shown = Math.min(step, recorded.steps - 1);
  if (shown < 0) return emptyReadouts(theory);
  const finite = lastFiniteStep(recorded, "hidden_grad_norm_f64", shown);
  const loss = valueAt(recorded, "loss", shown);
  const at = finite < 0 ? shown : finite;
  const [from, to] = recorded.span(at);
  return {
    from,
    to,
    growth: growthPerLayer(hiddenAt(recorded, "hidden_grad_norm_f64", at)),
    theoryGrowth: theoryGrowth(theory),
    loss,
    lastFiniteLoss: loss === null || Number.isFinite(loss) ? null : finiteLossBefore(recorded, shown),
    totalNorm: valueAt(recorded, "total_norm_f64", at),
    clippedNorm: valueAt(recorded, "clipped_norm", at),
  };
}

function finiteLossBefore(recorded: Recorded, step: number): number | null {
  const at = lastFiniteStep(recorded, "loss", step);
  return at < 0 ? null : valueAt(recorded, "loss", at);
}
