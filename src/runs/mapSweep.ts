import { createStore } from "zustand/vanilla";
import { diagnosisColumns } from "../diagnosis/diagnosisColumns.ts";
import { type BriefSummary, brief, runSummary } from "../diagnosis/runSummary.ts";
import { cellCount, cellExperiment, coarseToFine, type MapPlan } from "../experiment/mapPlan.ts";
import type { Experiment } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import type { LaneRun } from "./laneRun.ts";
import type { MapCell, MapState, MapSweep } from "./mapState.ts";
import type { Pool } from "./pool.ts";

/** A short run's: a bin a step. */
export const CELL_HISTORY = 512 * 1024;
/** Runs that wait in the pool for each worker: it need not wait for the page. */
const AHEAD = 2;
/** React hears of progress at most so often. */
const SYNC_MS = 100;

interface MapSweepOptions {
  readonly pool: Pick<Pool, "start">;
  readonly clock: Clock;
  readonly plan: MapPlan;
  readonly workers: number;
}

/** Trains the cells of a map over the pool, coarse to fine. */
export function createMapSweep({ pool, clock, plan: first, workers }: MapSweepOptions): MapSweep {
  const store = createStore<MapState>(() => stateOf(first, "ready"));
  let cells: (MapCell | undefined)[] = [];
  let order: readonly number[] = [];
  let next = 0;
  let began = 0;
  let spent = 0;
  let cancelSync: (() => void) | null = null;
  const running = new Set<LaneRun>();
  /** What is under way belongs to the sweep that began it. */
  let turn = 0;

  const elapsed = () => spent + (store.getState().state === "running" ? clock.now() - began : 0);

  function sync(): void {
    cancelSync?.();
    cancelSync = null;
    const done = cells.filter((cell) => cell !== undefined).length;
    const { state, version, total } = store.getState();
    const over = state === "running" && done === total;
    if (over) spent = elapsed();
    store.setState({
      cells,
      done,
      version: version + 1,
      elapsedMs: over ? spent : elapsed(),
      ...(over && { state: "finished" as const }),
    });
  }
  const syncSoon = () => {
    cancelSync ??= clock.schedule(sync, SYNC_MS);
  };

  function fill(): void {
    if (store.getState().state !== "running") return;
    while (running.size < workers * AHEAD && next < order.length) {
      const cell = order[next] as number;
      next += 1;
      void train(cell, turn);
    }
  }

  async function train(cell: number, mine: number): Promise<void> {
    const { plan } = store.getState();
    const runs: BriefSummary[] = [];
    let problem = false;
    for (let seed = 0; seed < plan.seeds && !problem; seed++) {
      const experiment = cellExperiment(plan, cell, seed);
      const summary = experiment === null ? null : await summarized(experiment, plan.steps);
      if (mine !== turn) return;
      if (summary === null) problem = true;
      else runs.push(summary);
    }
    cells[cell] = { runs, problem };
    syncSoon();
    fill();
  }

  async function summarized(experiment: Experiment, steps: number): Promise<BriefSummary | null> {
    const run = pool.start(experiment, [], diagnosisColumns, { historyBytes: CELL_HISTORY });
    running.add(run);
    run.advance(steps);
    await reached(run, steps);
    // A mark comes behind the row of its step: the answer to this comes behind both.
    await run.pause();
    running.delete(run);
    const { history: recorded, firstNonfinite, origins, theory } = run;
    const failed = run.state === "failed" || recorded === null;
    const summary = failed
      ? null
      : brief(runSummary({ recorded, experimentAt: () => experiment, firstNonfinite, origins }, steps, theory));
    run.dispose();
    return summary;
  }

  function end(): void {
    turn += 1;
    for (const run of running) run.dispose();
    running.clear();
  }

  return {
    store,
    start(plan) {
      end();
      cells = new Array<MapCell | undefined>(cellCount(plan)).fill(undefined);
      order = coarseToFine(plan);
      next = 0;
      spent = 0;
      began = clock.now();
      store.setState({ ...stateOf(plan, "running"), cells });
      fill();
    },
    pause() {
      if (store.getState().state !== "running") return;
      spent = elapsed();
      store.setState({ state: "paused" });
      sync();
    },
    resume() {
      if (store.getState().state !== "paused") return;
      began = clock.now();
      store.setState({ state: "running" });
      fill();
    },
    stop() {
      if (!["running", "paused"].includes(store.getState().state)) return;
      spent = elapsed();
      end();
      store.setState({ state: "stopped" });
      sync();
    },
    show(plan, loaded, file) {
      end();
      cells = [...loaded];
      const done = cells.filter((cell) => cell !== undefined).length;
      store.setState({ ...stateOf(plan, "finished"), cells, done, file });
    },
    dispose() {
      cancelSync?.();
      end();
    },
  };
}

function stateOf(plan: MapPlan, state: MapState["state"]): MapState {
  return { plan, cells: [], version: 0, done: 0, total: cellCount(plan), state, elapsedMs: 0, file: null };
}

/** Resolves when so many steps are recorded or no more will come; never where the run is disposed before. */
function reached(run: LaneRun, steps: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (run.state !== "failed" && run.state !== "dead" && run.steps < steps) return;
      stop();
      resolve();
    };
    const stop = run.subscribe(look);
    look();
  });
}
