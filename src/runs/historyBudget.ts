import type { RowLayout } from "../engine/quantities.ts";
import { createHistory, type History, type WritableHistory } from "./history.ts";

/** What a history gets even where nothing is left: enough bins for a picture. */
const LEAST_BYTES = 256 * 1024;

/** Bytes that histories share. */
export interface HistoryBudget {
  /** A history of at most `bytes` bytes, or of what is left. */
  createHistory(layout: RowLayout, bytes: number): WritableHistory;
  /** The history's bytes may go to others. */
  free(history: History | null): void;
}

export function createHistoryBudget(total: number): HistoryBudget {
  const granted = new Map<History, number>();
  return {
    createHistory(layout, bytes) {
      const taken = [...granted.values()].reduce((sum, share) => sum + share, 0);
      const share = Math.max(LEAST_BYTES, Math.min(bytes, total - taken));
      const history = createHistory(layout, share);
      granted.set(history, share);
      return history;
    },
    free(history) {
      if (history !== null) granted.delete(history);
    },
  };
}
