import type { History } from "../runs/history.ts";

/** Tells from which bin on a history has to be read again, so that what was read of a long run is not read anew each time. */
export interface BinCursor {
  /**
   * `bins`: how many of the bins are wanted now. `index`: a position in the row, by which a run that began anew is told
   * from one that went on. `key`: whatever else the reading depends on. Another key, run or stride starts at 0.
   */
  next(history: History, bins: number, index: number, key: string): number;
}

export function binCursor(): BinCursor {
  let read: { history: History; stride: number; bins: number; key: string; witness: number } | null = null;
  return {
    next(history, bins, index, key) {
      const { stride } = history;
      const goesOn =
        read !== null &&
        read.history === history &&
        read.stride === stride &&
        read.key === key &&
        read.bins <= bins &&
        (read.bins < 2 || Object.is(history.last(read.bins - 2, index), read.witness));
      const from = goesOn && read ? Math.max(0, read.bins - 1) : 0;
      const witness = bins < 2 ? Number.NaN : history.last(bins - 2, index);
      read = { history, stride, bins, key, witness };
      return from;
    },
  };
}
