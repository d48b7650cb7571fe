import type { LaneState } from "../../runs/labState.ts";
import { heldStep } from "./heldStep.ts";

/** The step whose layers a lane shows with the playhead at `playhead`; −1 before the first one. */
export function shownStep(lane: LaneState | undefined, playhead: number): number {
  const run = lane?.run;
  if (!run) return -1;
  const last = Math.min(playhead, run.steps - 1);
  const held = heldStep(run, playhead);
  return held === null ? last : Math.min(last, held);
}
