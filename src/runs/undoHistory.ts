/** Edits of one slider closer than this are one step back. */
const COALESCE_MS = 1000;

/** What was before, for undo, and what was undone, for redo. */
export interface UndoHistory<State> {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Remembers the state before an edit. Edits with one `key` in quick succession count as one. */
  record(before: State, key: string, now: number): void;
  /** The state to go back to, given the one to come back to; null: there is none. */
  undo(current: State): State | null;
  redo(current: State): State | null;
}

export function createUndoHistory<State>(limit = 100): UndoHistory<State> {
  let past: State[] = [];
  let future: State[] = [];
  let lastKey = "";
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    record(before, key, now) {
      const goesOn = key === lastKey && now - lastAt < COALESCE_MS && past.length > 0;
      lastKey = key;
      lastAt = now;
      if (!goesOn) past = [...past, before].slice(-limit);
      future = [];
    },
    undo(current) {
      const state = past.pop() ?? null;
      if (state !== null) future.push(current);
      lastKey = "";
      return state;
    },
    redo(current) {
      const state = future.pop() ?? null;
      if (state !== null) past.push(current);
      lastKey = "";
      return state;
    },
  };
}
