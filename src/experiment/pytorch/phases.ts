import { experimentAt, type ResolvedLane } from "../comparison.ts";
import type { Experiment } from "../schema.ts";

/** A stretch of a run in which no setting changes. */
export interface Phase {
  /** Its first step. */
  readonly from: number;
  readonly experiment: Experiment;
}

/** The first phase begins at step 0; there is a later one for each step before the last at which the timeline changes. */
export function phasesOf(lane: ResolvedLane): readonly [Phase, ...Phase[]] {
  const steps = new Set(lane.timeline.map(({ step }) => step));
  const later = [...steps].filter((step) => step > 0 && step < lane.experiment.steps).sort((a, b) => a - b);
  const phaseFrom = (from: number): Phase => ({ from, experiment: experimentAt(lane, from) });
  return [phaseFrom(0), ...later.map(phaseFrom)];
}
