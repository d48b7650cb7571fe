import type { StoreApi } from "zustand/vanilla";
import { resolve } from "../experiment/comparison.ts";
import { isScenarioId, scenarios } from "../experiment/scenarios/index.ts";
import type { Comparison } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import { edited, joined, split } from "./comparisonEdits.ts";
import { isLiving } from "./conductor.ts";
import type { LabSession } from "./labSession.ts";
import type { LabActions, LabState } from "./labState.ts";
import { isLive } from "./liveChanges.ts";
import { stepAtOrAfter } from "./recordedSteps.ts";
import { isStartable, soundValue } from "./soundEdit.ts";
import { createUndoHistory, type UndoHistory } from "./undoHistory.ts";

const MAX_SEED = 2 ** 31;

interface LabActionsOptions {
  readonly session: LabSession;
  readonly store: StoreApi<LabState>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function createLabActions({ session, store, clock, random }: LabActionsOptions): LabActions {
  const undoHistory = createUndoHistory<Snapshot>();
  return {
    ...transportActions(session, store),
    ...settingActions(session, store, undoHistory, clock, random),
    ...pointingActions(store),
    setHidden: session.setHidden,
  };
}

type Transport = Pick<LabActions, "play" | "pause" | "stepBy" | "seek" | "setSpeed">;

function transportActions(session: LabSession, { getState: get, setState: set }: StoreApi<LabState>): Transport {
  function pause(): void {
    set({ playing: false });
    session.conductor.stop();
    session.sync();
  }
  function seek(step: number): void {
    if (get().playing) pause();
    const { head, playhead } = session.position();
    const wanted = Math.max(0, Math.min(Math.round(step), head - 1));
    // Forward leads on even where the step asked for lies in the bin that is shown.
    session.show(wanted > playhead ? stepAtOrAfter(session.histories(), wanted) : wanted);
    session.sync();
  }
  return {
    pause,
    seek,
    play() {
      set({ playing: true });
      session.show(null);
      if (session.runs().every((run) => !isLiving(run))) session.restart();
      else session.go(null);
      session.sync();
    },
    stepBy(delta) {
      if (get().playing) pause();
      const { head, playhead } = session.position();
      if (delta < 0 || playhead < head - 1) return seek(playhead + delta);
      session.show(null);
      session.conductor.advance(head + 1);
      session.sync();
    },
    setSpeed(speed) {
      set({ speed });
      session.conductor.setSpeed(speed);
      session.sync();
    },
  };
}

/** What undo brings back. */
type Snapshot = Pick<LabState, "comparison" | "scenario">;
type SettingActions = Pick<
  LabActions,
  "reset" | "edit" | "split" | "join" | "loadScenario" | "load" | "undo" | "redo" | "dismissNotices"
>;

function settingActions(
  session: LabSession,
  { getState: get, setState: set }: StoreApi<LabState>,
  undoHistory: UndoHistory<Snapshot>,
  clock: Clock,
  random: () => number,
): SettingActions {
  const snapshot = (): Snapshot => ({ comparison: get().comparison, scenario: get().scenario });
  const tellUndo = () => set({ canUndo: undoHistory.canUndo, canRedo: undoHistory.canRedo });

  /** Makes it another comparison; `key`: edits of one slider in a row count as one. */
  function change(next: Snapshot, key: string): void {
    undoHistory.record(snapshot(), key, clock.now());
    set(next);
    tellUndo();
  }

  function replace(next: Comparison, key: string): void {
    if (next === get().comparison || !isStartable(next)) return;
    change({ comparison: next, scenario: null }, key);
    session.restartSoon();
  }

  function goTo(to: Snapshot | null): void {
    if (to === null) return;
    set(to);
    tellUndo();
    session.restart();
  }

  return {
    reset(newSeed = false) {
      const before = session.current();
      const next = newSeed ? edited(before, "seed", Math.floor(random() * MAX_SEED), null) : before;
      if (next !== get().comparison) change({ comparison: next, scenario: null }, "reset");
      session.restart();
    },
    edit(path, value, lane) {
      const sound = soundValue(path, value);
      if (sound === null) return;
      const { comparison, lanes } = get();
      const targets = lanes.map((_, k) => k).filter((k) => lane === null || k === lane);
      const key = `${path} ${lane}`;
      if (!isLive(path) || session.isStale || !session.changes.canTake(targets, comparison)) {
        return replace(edited(session.current(), path, sound.value, lane), key);
      }
      change({ comparison, scenario: null }, key);
      session.changes.make(path, sound.value, targets, (k) => lanes[k]?.experiment);
      session.sync();
    },
    split: (path) => set({ comparison: split(get().comparison, path) }),
    join(path) {
      const next = joined(session.current(), path);
      // One row in place of equal ones changes no run.
      if (trainsSame(next, get().comparison)) set({ comparison: next });
      else replace(next, `join ${path}`);
    },
    loadScenario(id) {
      if (!isScenarioId(id)) return;
      change({ comparison: scenarios[id].comparison, scenario: id }, `scenario ${id}`);
      set({ notices: [] });
      session.restart();
    },
    load(comparison, { scenario, step = null, notices = [] }) {
      set({ comparison, scenario, notices, ...(step !== null && { playing: step >= 0 }) });
      session.restart();
      if (step !== null && step >= 0) session.go(step + 1);
    },
    undo: () => goTo(undoHistory.undo(snapshot())),
    redo: () => goTo(undoHistory.redo(snapshot())),
    dismissNotices: () => set({ notices: [] }),
  };
}

function trainsSame(a: Comparison, b: Comparison): boolean {
  return JSON.stringify(resolve(a)) === JSON.stringify(resolve(b));
}

type Pointing = Pick<LabActions, "hover" | "pin" | "setScale" | "setQuantity">;

function pointingActions({ getState: get, setState: set }: StoreApi<LabState>): Pointing {
  return {
    hover(hoverLayer, hoverStep) {
      if (!get().pinned) set({ hoverLayer, hoverStep });
    },
    pin: (pinned) => set(pinned ? { pinned } : { pinned, hoverLayer: null, hoverStep: null }),
    setScale: (scale) => set({ scale }),
    setQuantity: (quantity) => set({ quantity }),
  };
}
