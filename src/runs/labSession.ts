import type { StoreApi } from "zustand/vanilla";
import { lastFiniteStep } from "../diagnosis/recorded.ts";
import { chainLength } from "../experiment/chainLength.ts";
import { type ResolvedLane, resolve } from "../experiment/comparison.ts";
import type { Comparison } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import { settled, withChange } from "./comparisonEdits.ts";
import { type Conductor, createConductor, isLiving } from "./conductor.ts";
import type { History } from "./history.ts";
import { labColumns } from "./labColumns.ts";
import { labMarks } from "./labMarks.ts";
import type { AskLane, LabState, LaneState } from "./labState.ts";
import { createLaneObserver, type LaneObserver } from "./laneObserver.ts";
import type { LaneRun } from "./laneRun.ts";
import { createLiveChanges, type LiveChanges } from "./liveChanges.ts";
import { HISTORY_BUDGET, type Pool } from "./pool.ts";
import { spanAt, toldAtOrBefore } from "./recordedSteps.ts";
import { keepingSame } from "./sameState.ts";
import { createStepRate } from "./stepRate.ts";
import { createStepRecall } from "./stepRecall.ts";

/** React hears of a run's progress at most so often, at full speed less: nobody reads numbers faster. The charts look for themselves. */
const SYNC_MS = 100;
const FULL_SPEED_SYNC_MS = 200;
/** The lanes' frames of one step come one behind the other. */
const GATHER_MS = 20;
/** A slider that is dragged restarts the lanes at most so often. */
const RESTART_MS = 120;
export const FIRST_WINDOW = 80;

/** Where the run is. */
export type Position = Pick<LabState, "head" | "playhead" | "window">;

/** The runs of the comparison that is shown, and the state that follows from them. */
export interface LabSession {
  readonly conductor: Conductor;
  readonly changes: LiveChanges;
  runs(): readonly LaneRun[];
  /** Of the runs that have begun. */
  histories(): readonly History[];
  position(): Position;
  /** Shows a step; null: the newest one, as it grows. */
  show(step: number | null): void;
  /** Brings the state up to date now. */
  sync(): void;
  /** Starts the comparison in the state from step 0; it goes on if the state says so. */
  restart(): void;
  /** The same, but not for each move of a slider. */
  restartSoon(): void;
  /** A restart is due: what runs is not what the state says. */
  readonly isStale: boolean;
  /** The comparison with every change that was made, as settings from step 0 on. */
  current(): Comparison;
  /** Goes on, unless nobody sees it; with `goal` as fast as it can, until that many steps are done. */
  go(goal: number | null): void;
  setHidden(hidden: boolean): void;
  readonly ask: AskLane;
  dispose(): void;
}

interface LabSessionOptions {
  readonly pool: Pick<Pool, "start">;
  readonly clock: Clock;
  readonly store: StoreApi<LabState>;
  readonly duty: () => number;
}

export function createLabSession({ pool, clock, store, duty }: LabSessionOptions): LabSession {
  const { getState: get, setState: set } = store;
  const laneOf = laneResolver(() => get().comparison);
  const rate = createStepRate();
  let lanes: readonly LaneObserver[] = [];
  let sought: number | null = null;
  let goal: number | null = null;
  let hidden = false;
  let syncedAt = Number.NEGATIVE_INFINITY;
  let startedAt = Number.NEGATIVE_INFINITY;
  let cancelSync: (() => void) | null = null;
  let cancelRestart: (() => void) | null = null;

  const runs = () => lanes.map(({ run }) => run);
  const histories = () => runs().flatMap(({ history }) => history ?? []);
  const conductor = createConductor({ clock, lanes: runs, duty, ended });
  const changes = createLiveChanges({
    clock,
    lanes: runs,
    made: (lane, entry) => set({ comparison: withChange(get().comparison, lane, entry) }),
    changed: sync,
  });
  const stepRecall = createStepRecall(clock, runs);

  function ended(): void {
    goal = null;
    set({ playing: false });
    sync();
  }

  function position(): Position {
    const { head, newest } = progress(runs());
    const playhead = sought === null ? toldAtOrBefore(histories(), newest) : Math.min(sought, head - 1);
    return { head, playhead, window: windowFor(head) };
  }

  /** Steps done at the one that a run shows: a dead one shows its last finite step, and stands where it was asked last. */
  function shownSteps(run: LaneRun): number {
    const last = Math.min(position().playhead, run.steps - 1);
    const held =
      run.state === "dead" && run.history !== null ? lastFiniteStep(run.history, "hidden_grad_norm_f64", last) : -1;
    return Math.max(0, (held < 0 ? last : held) + 1);
  }

  function sync(): void {
    cancelSync?.();
    cancelSync = null;
    syncedAt = clock.now();
    const state = get();
    const at = position();
    stepRecall.rest(state.playing ? null : at.playhead);
    const observed = lanes.map((lane, k) => changes.shownIn(k, lane.observe(at.playhead, state.playing, null)));
    const stepsPerSecond = state.playing ? rate.add(at.head, syncedAt) : 0;
    if (!state.playing) rate.reset();
    const inspected = Math.min(state.inspected, lastLayer(observed));
    const marks = labMarks(lanes, state.branches);
    const shown = spanAt(histories(), at.playhead);
    const recalling = runs().some((run) => run.recalling !== null);
    set(keepingSame(state, { ...at, shown, recalling, lanes: observed, marks, inspected, stepsPerSecond }));
  }

  function syncSoon(): void {
    if (cancelSync !== null) return;
    const pause = get().speed === "max" ? FULL_SPEED_SYNC_MS : SYNC_MS;
    cancelSync = clock.schedule(sync, Math.max(GATHER_MS, syncedAt + pause - clock.now()));
  }

  function startLane(k: number, historyBytes: number): LaneObserver {
    const { experiment, timeline } = laneOf(k);
    const run = pool.start(experiment, timeline, labColumns, { historyBytes, keeps: true });
    run.subscribe(syncSoon);
    return createLaneObserver(run, () => laneOf(k));
  }

  function go(toGoal: number | null): void {
    goal = toGoal;
    rate.reset();
    if (!hidden) conductor.start(goal ?? undefined);
  }

  function restart(): void {
    cancelRestart?.();
    cancelRestart = null;
    startedAt = clock.now();
    sought = null;
    goal = null;
    for (const run of runs()) run.dispose();
    changes.forget();
    const { comparison, playing } = get();
    lanes = comparison.lanes.map((_, k) => startLane(k, HISTORY_BUDGET / comparison.lanes.length));
    if (playing) go(null);
    sync();
  }

  return {
    conductor,
    changes,
    runs,
    histories,
    position,
    sync,
    restart,
    go,
    get isStale() {
      return cancelRestart !== null;
    },
    show(step) {
      sought = step;
    },
    restartSoon() {
      const wait = startedAt + RESTART_MS - clock.now();
      if (wait <= 0) restart();
      else cancelRestart ??= clock.schedule(restart, wait);
      sync();
    },
    current() {
      const whole = changes.pending().reduce((before, [k, entry]) => withChange(before, k, entry), get().comparison);
      const reached = lanes.map(({ run }) => run.steps);
      return settled(whole, reached);
    },
    setHidden(now) {
      if (hidden === now) return;
      hidden = now;
      if (!get().playing) return;
      if (hidden) conductor.stop();
      else go(goal);
    },
    ask(lane, question) {
      const run = runs()[lane];
      if (run === undefined || run.history === null || run.state === "failed") return Promise.resolve(null);
      return run.ask(question, get().playing && isLiving(run) ? null : shownSteps(run)).catch(() => null);
    },
    dispose() {
      conductor.stop();
      stepRecall.rest(null);
      cancelSync?.();
      cancelRestart?.();
      changes.forget();
      for (const run of runs()) run.dispose();
      lanes = [];
    },
  };
}

/** The lanes are shown at one step: the last one that all of those that go on have done. */
function progress(runs: readonly LaneRun[]): { readonly head: number; readonly newest: number } {
  const living = runs.filter(isLiving).map(({ steps }) => steps);
  const head = Math.max(0, ...runs.map(({ steps }) => steps));
  return { head, newest: (living.length > 0 ? Math.min(...living) : head) - 1 };
}

/** The output of the longest chain, which has a number like the layers before it. */
export function lastLayer(lanes: readonly Pick<LaneState, "experiment">[]): number {
  return 1 + Math.max(0, ...lanes.map(({ experiment }) => chainLength(experiment)));
}

function windowFor(head: number): number {
  let window = FIRST_WINDOW;
  while (window < head) window *= 2;
  return window;
}

/** The lanes of a comparison, resolved once each time that it changes. */
function laneResolver(comparison: () => Comparison): (lane: number) => ResolvedLane {
  let from: Comparison | null = null;
  let lanes: readonly ResolvedLane[] = [];
  return (lane) => {
    if (from !== comparison()) {
      from = comparison();
      lanes = resolve(from);
    }
    return lanes[lane] as ResolvedLane;
  };
}
