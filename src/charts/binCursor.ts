import type { History } from "../runs/history.ts";

/** Tells from which bin on a history has to be read again, so that what was read of a long run is not read anew each time. */
export interface BinCursor {
  /**
   * `bins`: how many of the bins are wanted now. `key`: whatever else the reading depends on. Another key, run or stride
   * starts at 0, and so does a history of which steps were taken back.
   */
  next(history: History, bins: number, key: string): number;
}

export function binCursor(): BinCursor {
  let read: { history: History; truncations: number; stride: number; bins: number; key: string } | null = null;
  return {
    next(history, bins, key) {
      const { stride, truncations } = history;
      const goesOn =
        read !== null &&
        read.history === history &&
        read.truncations === truncations &&
        read.stride === stride &&
        read.key === key &&
        read.bins <= bins;
      const from = goesOn && read ? Math.max(0, read.bins - 1) : 0;
      read = { history, truncations, stride, bins, key };
      return from;
    },
  };
}
