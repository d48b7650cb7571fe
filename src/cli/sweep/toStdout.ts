import { jsonLine } from "../jsonLine.ts";
import { streamOutput } from "../output.ts";
import { linesInOrder } from "./linesInOrder.ts";
import type { SweepPlan } from "./plan.ts";
import type { SweepSurroundings } from "./surroundings.ts";
import { trainGrid } from "./trainGrid.ts";

/** Prints each line as soon as those before it are printed. */
export async function sweepToStdout(plan: SweepPlan, surroundings: SweepSurroundings): Promise<void> {
  const output = streamOutput(surroundings.stdout);
  await output.write(jsonLine(plan.header));
  try {
    await trainGrid(plan, plan.indices, linesInOrder(plan.indices, output.write), surroundings);
  } finally {
    await output.finish();
  }
}
