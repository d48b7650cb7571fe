import type { Quantity, RowLayout } from "../engine/quantities.ts";
import { MAX_LANES } from "../experiment/comparison.ts";
import type { Experiment, TimelineEntry } from "../experiment/schema.ts";
import type { Start } from "../protocol/messages.ts";
import { createHistoryBudget } from "./historyBudget.ts";
import type { LaneRun } from "./laneRun.ts";
import { PooledRun, type RunOwner } from "./pooledRun.ts";
import { createPooledWorker, type PooledWorker } from "./pooledWorker.ts";
import { type StartWorker, startWorker as startPageWorker } from "./startWorker.ts";

/** Bytes of history that all lanes of a page share. */
export const HISTORY_BUDGET = 96 * 1024 * 1024;
/** Bytes of checkpoints that all lanes of a page share, in their workers. */
const CHECKPOINT_BYTES = 96 * 1024 * 1024;

export interface PoolOptions {
  /**
   * Workers at most; they are started as runs need them. By default one for each lane that a comparison may have, as a
   * lane keeps its worker until it is disposed; for a sweep of short runs: the number of processors.
   */
  readonly size?: number;
  readonly startWorker?: StartWorker;
  /** Bytes of history for all runs together. */
  readonly historyBudget?: number;
}

interface StartOptions {
  /** Its share of the history budget, by default one part in `size`; of the checkpoints it has the same share. */
  readonly historyBytes?: number;
  /** A run that is dead keeps its worker until it is disposed: it may be asked, and forked. */
  readonly keeps?: boolean;
  /** It begins with parameters that differ in their last bit. */
  readonly nudged?: boolean;
}

export interface Pool {
  /** A run of its own in a worker, in the order of the calls; it waits for one while all are busy. */
  start(
    experiment: Experiment,
    timeline: readonly TimelineEntry[],
    columns: readonly Quantity[],
    options?: StartOptions,
  ): LaneRun;
  /** Disposes every run and ends every worker. */
  dispose(): void;
}

/**
 * The page's side of all training: hands each run a worker and takes it back when the run is dead, has failed or is
 * disposed. A worker that breaks or does not answer is ended; its run fails with `worker_lost`, and the next run that
 * needs one gets a new worker.
 */
export function createPool(options: PoolOptions = {}): Pool {
  const { size = MAX_LANES, startWorker = startPageWorker, historyBudget = HISTORY_BUDGET } = options;
  const budget = createHistoryBudget(historyBudget);
  const workers = new Set<PooledWorker>();
  const runs = new Set<PooledRun>();
  let queue: PooledRun[] = [];
  let lastId = 0;

  /** Waiting runs go to idle workers; workers that are about to be idle count before new ones are started. */
  function dispatch(): void {
    for (const worker of workers) {
      if (queue.length === 0) return;
      if (worker.state === "idle") worker.train(queue.shift() as PooledRun);
    }
    let soon = [...workers].filter(({ state }) => state === "starting" || state === "stopping").length;
    for (; soon < queue.length && workers.size < size; soon++) workers.add(createPooledWorker(startWorker, changed));
  }

  function changed(worker: PooledWorker): void {
    if (worker.state === "lost" || worker.state === "unavailable") workers.delete(worker);
    // Another try would fail alike: the runs wait for the workers that there are, or fail.
    if (worker.state !== "unavailable") dispatch();
    else if (workers.size === 0) for (const run of queue.splice(0)) run.fail({ code: "worker_unavailable" });
  }

  function ownerOf(historyBytes: number, keeps: boolean): RunOwner {
    return {
      keeps,
      createHistory: (layout: RowLayout) => budget.createHistory(layout, historyBytes),
      release(run) {
        queue = queue.filter((waiting) => waiting !== run);
        for (const worker of workers) if (worker.run === run) worker.stop();
      },
      forget(run) {
        runs.delete(run);
        budget.free(run.history);
      },
    };
  }

  return {
    start(experiment, timeline, columns, { historyBytes = historyBudget / size, keeps = false, nudged = false } = {}) {
      lastId += 1;
      const checkpointBudget = CHECKPOINT_BYTES * (historyBytes / historyBudget);
      const start: Start = { type: "start", run: lastId, experiment, timeline, columns, checkpointBudget, nudged };
      const run = new PooledRun(start, ownerOf(historyBytes, keeps));
      runs.add(run);
      queue.push(run);
      dispatch();
      return run;
    },
    dispose() {
      for (const run of runs) run.dispose();
      for (const worker of workers) worker.terminate();
      workers.clear();
    },
  };
}
