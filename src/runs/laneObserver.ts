import { finalLoss } from "../diagnosis/finalLoss.ts";
import { laneStatus } from "../diagnosis/laneStatus.ts";
import { emptyReadouts, readouts } from "../diagnosis/readouts.ts";
import { emptyTally, type Tally, tallied } from "../diagnosis/tally.ts";
import { experimentAt, type ResolvedLane } from "../experiment/comparison.ts";
import type { Experiment } from "../experiment/schema.ts";
import type { LaneState } from "./labState.ts";
import type { LaneRun } from "./laneRun.ts";

/** Follows one run, and puts what is known of it into a lane's state. */
export interface LaneObserver {
  readonly run: LaneRun;
  readonly tally: Tally;
  /** Its settings at step 0 and its changes. */
  readonly lane: ResolvedLane;
  /** The settings at a step, changes made while it ran included. */
  experimentAt(step: number): Experiment;
  /** `finish`: the steps after which a run is over; null: it runs until it is stopped. */
  observe(playhead: number, playing: boolean, finish: number | null): LaneState;
}

/** `lane`: its settings and its timeline as they stand when it is asked; the same object until they change. */
export function createLaneObserver(run: LaneRun, lane: () => ResolvedLane): LaneObserver {
  let tally = emptyTally;
  let truncations = 0;
  const at = settingsOf(lane);
  return {
    run,
    get tally() {
      return tally;
    },
    get lane() {
      return lane();
    },
    experimentAt: at,
    observe(playhead, playing, finish) {
      const { history, theory, meanField, firstNonfinite, origins, state, failure } = run;
      if (history !== null) {
        // What was counted of steps that were taken back is void, however many there are again.
        tally = tallied(history.truncations === truncations ? tally : emptyTally, history, at);
        truncations = history.truncations;
      }
      const experiment = at(run.steps);
      const over = finish !== null && history !== null && run.steps >= finish;
      const facts = { state, failure, playing, experiment, firstNonfinite, tally };
      return {
        experiment,
        run,
        firstNonfinite,
        origins,
        meanField,
        status: laneStatus({ ...facts, finish: over ? { steps: finish, loss: finalLoss(history, finish) } : null }),
        readouts: history === null ? emptyReadouts(theory) : readouts(history, theory, playhead),
      };
    },
  };
}

/** Settings by step, resolved once between two changes. */
function settingsOf(lane: () => ResolvedLane): (step: number) => Experiment {
  let resolved: ResolvedLane | null = null;
  let known: (Experiment | undefined)[] = [];
  return (step) => {
    if (resolved !== lane()) {
      resolved = lane();
      known = [];
    }
    const changes = resolved.timeline.filter((entry) => entry.step <= step).length;
    const experiment = known[changes] ?? experimentAt(resolved, step);
    known[changes] = experiment;
    return experiment;
  };
}
