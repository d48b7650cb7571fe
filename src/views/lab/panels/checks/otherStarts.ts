import { checkColumns } from "../../../../diagnosis/checks/checkColumns.ts";
import type { Reading } from "../../../../diagnosis/checks/checkMeasure.ts";
import type { LaneRecord } from "../../../../diagnosis/checks/laneRecord.ts";
import { otherStart } from "../../../../diagnosis/checks/otherStart.ts";
import { readCheck } from "../../../../diagnosis/checks/readCheck.ts";
import { resolve } from "../../../../experiment/comparison.ts";
import type { Scenario } from "../../../../experiment/scenarios/scenario.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import type { LaneRun } from "../../../../runs/laneRun.ts";
import { createPool, type Pool } from "../../../../runs/pool.ts";
import { recordOf } from "./recordOf.ts";

/** Other starts that are tried. */
export const TRIES = 5;
/** The lanes on the page go on meanwhile. */
const WORKERS = 2;
/** Enough for 200 steps of the largest scenario, one a bin. */
const HISTORY_BYTES = 8 * 1024 * 1024;

export interface Tries {
  /** Ends it and its workers; what is there stays. */
  stop(): void;
}

interface TriesOptions {
  readonly scenario: Scenario;
  /** After each try: its checks' readings, in their order. */
  readonly tried: (readings: readonly Reading[]) => void;
  /** Over; `failed`: a run could not be trained. */
  readonly ended: (failed: boolean) => void;
  readonly pool?: Pool;
}

/** Trains all lanes of a scenario from other starts, without being seen, one start after the other. */
export function tryOtherStarts({
  scenario: { comparison, checks },
  tried,
  ended,
  pool = createPool({ size: WORKERS, historyBudget: WORKERS * HISTORY_BYTES }),
}: TriesOptions): Tries {
  const lanes = resolve(comparison).map(({ experiment }) => experiment);
  const steps = Math.max(...lanes.map((lane) => lane.steps));
  let stopped = false;

  async function trained(experiment: Experiment): Promise<LaneRecord> {
    const run = pool.start(experiment, [], checkColumns, { historyBytes: HISTORY_BYTES });
    run.advance(steps);
    await reached(run, steps);
    // A mark comes behind the row of its step: the answer to this comes behind both.
    await run.pause();
    const record = recordOf(run, experiment);
    run.dispose();
    if (record === null) throw new Error(run.failure?.code ?? "not recorded");
    return record;
  }

  async function tryAll(): Promise<boolean> {
    for (let k = 1; k <= TRIES && !stopped; k++) {
      const records = await Promise.all(lanes.map((lane) => trained(otherStart(lane, k))));
      if (!stopped) tried(checks.map((check) => readCheck(check, records, steps)));
    }
    return false;
  }

  function stop(): void {
    stopped = true;
    pool.dispose();
  }

  void tryAll()
    .catch(() => true)
    .then((failed) => {
      if (stopped) return;
      stop();
      ended(failed);
    });
  return { stop };
}

/** Resolves when so many steps are recorded or no more will come; never where the run is disposed before. */
function reached(run: LaneRun, steps: number): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    const look = () => {
      if (run.state === "failed") reject(new Error(run.failure?.code));
      else if (run.state === "dead" || run.steps >= steps) resolvePromise();
      else return;
      unsubscribe();
    };
    const unsubscribe = run.subscribe(look);
    look();
  });
}
