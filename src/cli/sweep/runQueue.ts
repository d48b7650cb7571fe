import type { SweepRun } from "./grid.ts";

/** The runs of a sweep that no thread has yet. */
export interface RunQueue {
  /** The next runs, at most `count`; none where there are none left. */
  take(count: number): readonly SweepRun[];
  /** What a thread had no time for; the next to be taken. */
  giveBack(runs: readonly SweepRun[]): void;
}

/** `runs` is asked for no more runs than are taken. */
export function createRunQueue(runs: Iterator<SweepRun>): RunQueue {
  let returned: readonly SweepRun[] = [];
  return {
    take(count) {
      const taken = returned.slice(0, count);
      returned = returned.slice(count);
      while (taken.length < count) {
        const { done, value } = runs.next();
        if (done) break;
        taken.push(value);
      }
      return taken;
    },
    giveBack(runs) {
      returned = [...runs, ...returned];
    },
  };
}
