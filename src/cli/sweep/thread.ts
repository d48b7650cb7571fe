import type { MessagePort } from "node:worker_threads";
import type { SweepRun } from "./grid.ts";
import { trainRun } from "./trainRun.ts";

/** A batch is answered after so many milliseconds: the way there and back costs a hundredth of it. */
const BATCH_MS = 20;

export interface Batch {
  readonly runs: readonly SweepRun[];
  /** Where the lines go, in order. */
  readonly lines: MessagePort;
}

/**
 * What a thread of a sweep does: trains the first run, and further ones while there is time. Sends the line of each as
 * soon as it is there, and gives their number.
 */
export function trainBatch({ runs, lines }: Batch): number {
  const began = performance.now();
  let count = 0;
  for (const run of runs) {
    lines.postMessage(trainRun(run));
    count++;
    if (performance.now() - began > BATCH_MS) break;
  }
  return count;
}
