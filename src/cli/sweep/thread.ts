import type { SweepRun } from "./grid.ts";
import { trainRun } from "./trainRun.ts";

/** A batch is answered after so many milliseconds: the way there and back costs a hundredth of it. */
const BATCH_MS = 20;

/** What a thread of a sweep does: trains the first run, and further ones while there is time, and gives their lines. */
export function trainBatch(runs: readonly SweepRun[]): readonly string[] {
  const began = performance.now();
  const lines: string[] = [];
  for (const run of runs) {
    lines.push(trainRun(run));
    if (performance.now() - began > BATCH_MS) break;
  }
  return lines;
}
