import type { StoreApi } from "zustand/vanilla";
import type { Comparison } from "../experiment/schema.ts";
import type { Clock } from "./clock.ts";
import type { LabSession } from "./labSession.ts";
import type { LabState } from "./labState.ts";
import { isStartable } from "./soundEdit.ts";
import { createUndoHistory } from "./undoHistory.ts";

/** What undo brings back. */
interface Snapshot extends Pick<LabState, "comparison" | "scenario" | "branches"> {
  /** Steps that were done, where they are to be trained again at once; null: it starts anew. */
  readonly reached: number | null;
}

/** Every change of the comparison, so that each can be undone. */
export interface LabEdits {
  /** Makes it another comparison and remembers the one before; `key`: changes with one key in a row count as one. */
  change(next: Partial<Snapshot>, key: string, reached?: number | null): void;
  /** The same, where it can be started, and trains it from step 0 on; not for each move of a slider. */
  replace(next: Comparison, key: string): void;
  /** At once: for another number of lanes. */
  replaceAtOnce(next: Comparison, key: string): void;
  undo(): void;
  redo(): void;
}

export function createLabEdits(session: LabSession, store: StoreApi<LabState>, clock: Clock): LabEdits {
  const { getState: get, setState: set } = store;
  const history = createUndoHistory<Snapshot>();
  const tellUndo = () => set({ canUndo: history.canUndo, canRedo: history.canRedo });

  function snapshot(reached: number | null): Snapshot {
    const { comparison, scenario, branches } = get();
    return { comparison, scenario, branches, reached };
  }

  function change(
    { comparison, scenario = null, branches = [] }: Partial<Snapshot>,
    key: string,
    reached?: number | null,
  ) {
    history.record(snapshot(reached ?? null), key, clock.now());
    set({ comparison: comparison ?? get().comparison, scenario, branches });
    tellUndo();
  }

  function startAnew(next: Comparison, key: string): boolean {
    const isNew = next !== get().comparison && isStartable(next);
    if (isNew) change({ comparison: next }, key);
    return isNew;
  }

  function goTo(to: Snapshot | null): void {
    if (to === null) return;
    const { reached, ...state } = to;
    set(reached === null ? state : { ...state, playing: true });
    tellUndo();
    session.restart();
    if (reached !== null) session.go(reached);
  }

  return {
    change,
    replace: (next, key) => startAnew(next, key) && session.restartSoon(),
    replaceAtOnce: (next, key) => startAnew(next, key) && session.restart(),
    undo: () => goTo(history.undo(snapshot(null))),
    redo: () => goTo(history.redo(snapshot(null))),
  };
}
