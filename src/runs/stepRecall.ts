import type { Clock } from "./clock.ts";
import type { LaneRun } from "./laneRun.ts";
import { spanAt } from "./recordedSteps.ts";

/** So long the playhead stands still before steps are trained again for it. */
const REST_MS = 150;

/** Has the lanes recall the step at the playhead, where their histories have merged it with others. */
export interface StepRecall {
  /** The step that is shown while nothing plays, told whenever anything may have changed; null: it plays. */
  rest(step: number | null): void;
}

export function createStepRecall(clock: Clock, runs: () => readonly LaneRun[]): StepRecall {
  let shown: number | null = null;
  let isAtRest = false;
  let cancel: (() => void) | null = null;

  function recall(): void {
    for (const run of runs()) if (shown !== null && isMerged(run, shown)) run.recall(shown);
  }

  function move(step: number | null): void {
    cancel?.();
    cancel = null;
    shown = step;
    isAtRest = false;
    for (const run of runs()) run.recall(null);
    if (step === null) return;
    cancel = clock.schedule(() => {
      isAtRest = true;
      recall();
    }, REST_MS);
  }

  return {
    rest(step) {
      if (step !== shown) move(step);
      // A lane that was behind may have come to the step, and past it, meanwhile.
      else if (isAtRest) recall();
    },
  };
}

function isMerged({ history }: LaneRun, step: number): boolean {
  const [from, to] = history === null ? [step, step] : spanAt([history], step);
  return from < to;
}
