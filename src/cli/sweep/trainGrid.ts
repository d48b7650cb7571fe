import type { Grid, SweepRun } from "./grid.ts";
import type { SweepPlan } from "./plan.ts";
import { createProgress } from "./progress.ts";
import { createRunQueue } from "./runQueue.ts";
import type { SweepSurroundings } from "./surroundings.ts";
import { type TakeLine, trainOnThreads } from "./threads.ts";

/** Trains those runs of the plan that are `left`, and shows how far it is where there is a terminal. */
export async function trainGrid(
  { grid, indices, jobs }: SweepPlan,
  left: readonly number[],
  take: TakeLine,
  { stderr, signal, isTerminal, threadFile }: SweepSurroundings,
): Promise<void> {
  if (left.length === 0) return;
  const progress = createProgress(isTerminal ? stderr : null, indices.length - left.length, indices.length);
  const takeAndShow: TakeLine = async (index, line) => {
    await take(index, line);
    progress.advance();
  };
  const queue = createRunQueue(runsAt(grid, left));
  try {
    await trainOnThreads(queue, Math.min(jobs, left.length), threadFile, takeAndShow, signal);
  } finally {
    await progress.end();
  }
}

function* runsAt(grid: Grid, indices: readonly number[]): Iterator<SweepRun> {
  for (const index of indices) yield grid.runAt(index);
}
