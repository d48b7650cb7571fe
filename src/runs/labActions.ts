import type { StoreApi } from "zustand/vanilla";
import { resolve } from "../experiment/comparison.ts";
import { isScenarioId, scenarios } from "../experiment/scenarios/index.ts";
import type { Comparison } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import { edited, joined, split, withLane, withoutLane } from "./comparisonEdits.ts";
import { isLiving } from "./conductor.ts";
import { createLabEdits, type LabEdits } from "./labEdits.ts";
import { forkActions } from "./labForks.ts";
import { type LabSession, lastLayer } from "./labSession.ts";
import { LAB_LANES, type LabActions, type LabState } from "./labState.ts";
import { soundValue } from "./soundEdit.ts";

const MAX_SEED = 2 ** 31;

interface LabActionsOptions {
  readonly session: LabSession;
  readonly store: StoreApi<LabState>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function createLabActions({ session, store, clock, random }: LabActionsOptions): LabActions {
  const edits = createLabEdits(session, store, clock);
  return {
    ...transportActions(session, store),
    ...settingActions(session, store, edits, random),
    ...forkActions(session, store, edits),
    ...pointingActions(store),
    setHidden: session.setHidden,
  };
}

type Transport = Pick<LabActions, "play" | "pause" | "stepBy" | "seek" | "trainTo" | "setSpeed">;

function transportActions(session: LabSession, { getState: get, setState: set }: StoreApi<LabState>): Transport {
  function pause(): void {
    set({ playing: false });
    session.conductor.stop();
    session.sync();
  }
  function seek(step: number): void {
    if (get().playing) pause();
    session.show(Math.max(0, Math.min(Math.round(step), session.position().head - 1)));
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
    trainTo(step) {
      if (step < session.position().head) return seek(step);
      set({ playing: true });
      session.show(null);
      session.go(step + 1);
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

type SettingActions = Pick<
  LabActions,
  | "reset"
  | "edit"
  | "split"
  | "join"
  | "addLane"
  | "removeLane"
  | "loadScenario"
  | "load"
  | "open"
  | "undo"
  | "redo"
  | "dismissNotices"
>;

function settingActions(
  session: LabSession,
  { getState: get, setState: set }: StoreApi<LabState>,
  edits: LabEdits,
  random: () => number,
): SettingActions {
  return {
    reset(newSeed = false) {
      const before = session.current();
      const next = newSeed ? edited(before, "seed", Math.floor(random() * MAX_SEED), null) : before;
      if (next !== get().comparison) edits.change({ comparison: next }, "reset");
      session.restart();
    },
    edit(path, value, lane) {
      const sound = soundValue(path, value);
      if (sound === null) return;
      const { comparison, lanes } = get();
      const targets = lanes.map((_, k) => k).filter((k) => lane === null || k === lane);
      const key = `${path} ${lane}`;
      if (session.isStale || !session.changes.canTake(path, sound.value, targets, comparison)) {
        return edits.replace(edited(session.current(), path, sound.value, lane), key);
      }
      edits.change({ comparison, branches: get().branches }, key);
      session.changes.make(path, sound.value, targets, (k) => lanes[k]?.experiment);
      session.sync();
    },
    split: (path) => set({ comparison: split(get().comparison, path) }),
    join(path) {
      const next = joined(session.current(), path);
      // One row in place of equal ones changes no run.
      if (trainsSame(next, get().comparison)) set({ comparison: next });
      else edits.replace(next, `join ${path}`);
    },
    addLane() {
      if (get().lanes.length < LAB_LANES) edits.replaceAtOnce(withLane(session.current()), "add lane");
    },
    removeLane(lane) {
      if (get().lanes.length > 1) edits.replaceAtOnce(withoutLane(session.current(), lane), `remove lane ${lane}`);
    },
    loadScenario(id) {
      if (!isScenarioId(id)) return;
      edits.change({ comparison: scenarios[id].comparison, scenario: id }, `scenario ${id}`);
      set({ notices: [] });
      session.restart();
    },
    load(comparison, { scenario, step = null, playing = get().playing, notices = [] }) {
      set({ comparison, scenario, notices, branches: [], playing: step === null ? playing : step >= 0 });
      session.restart();
      if (step !== null && step >= 0) session.go(step + 1);
    },
    open(comparison) {
      edits.replaceAtOnce(comparison, "open");
      set({ notices: [] });
    },
    undo: edits.undo,
    redo: edits.redo,
    dismissNotices: () => set({ notices: [] }),
  };
}

function trainsSame(a: Comparison, b: Comparison): boolean {
  return JSON.stringify(resolve(a)) === JSON.stringify(resolve(b));
}

type Pointing = Pick<LabActions, "hover" | "pin" | "inspect" | "openDock" | "setScale" | "setQuantity">;

function pointingActions({ getState: get, setState: set }: StoreApi<LabState>): Pointing {
  return {
    hover(hoverLayer, hoverStep) {
      if (!get().pinned) set({ hoverLayer, hoverStep });
    },
    pin(pinned) {
      const { hoverLayer, inspected } = get();
      set(pinned ? { pinned, inspected: hoverLayer ?? inspected } : { pinned, hoverLayer: null, hoverStep: null });
    },
    inspect: (layer) => set({ inspected: Math.max(1, Math.min(layer, lastLayer(get().lanes))) }),
    openDock: (dock) => set({ dock }),
    setScale: (scale) => set({ scale }),
    setQuantity: (quantity) => set({ quantity }),
  };
}
