import { lastFiniteStep } from "../../diagnosis/recorded.ts";
import type { LaneRun } from "../../runs/laneRun.ts";

/**
 * The last finite step that is known of a run that has come to its end: it is shown in place of the ones behind it. In
 * the bin of the explosion the step at the playhead may be finite itself.
 */
export function heldStep({ state, history }: LaneRun, playhead: number): number | null {
  if (state !== "dead" || history === null) return null;
  const finiteUntil = (step: number) => lastFiniteStep(history, "hidden_grad_norm_f64", step);
  const step = Math.max(finiteUntil(playhead), finiteUntil(history.steps - 1));
  return step < 0 ? null : step;
}
