import { lastFiniteStep } from "../../diagnosis/recorded.ts";
import type { LaneRun } from "../../runs/laneRun.ts";

/** The last finite step of a run that has come to its end: it is shown in place of the ones behind it. */
export function heldStep({ state, history }: LaneRun): number | null {
  if (state !== "dead" || history === null) return null;
  const step = lastFiniteStep(history, "hidden_grad_norm_f64", history.steps - 1);
  return step < 0 ? null : step;
}
