import { openJournal } from "./journal.ts";
import type { SweepPlan } from "./plan.ts";
import type { SweepSurroundings } from "./surroundings.ts";
import { holdsSweep } from "./sweepFile.ts";
import { trainGrid } from "./trainGrid.ts";

/** Writes FILE; goes on where an earlier start of the same sweep ended, however it ended. */
export async function sweepToFile(out: string, plan: SweepPlan, surroundings: SweepSurroundings): Promise<void> {
  const isThere = await holdsSweep(out, plan.header);
  const journal = await openJournal(out, plan.header, isThere);
  if (journal === null) return;
  const { indices } = plan;
  const left = indices.filter((index) => !journal.lines.has(index));
  try {
    await trainGrid(plan, left, async (index, line) => journal.keep(index, line), surroundings);
    await journal.finish();
  } catch (error) {
    if (surroundings.signal.aborted) {
      const kept = `${journal.lines.size} of ${indices.length} runs are kept in ${journal.path}`;
      await surroundings.stderr(`interrupted: ${kept}; the same command goes on from there\n`);
    }
    throw error;
  } finally {
    journal.close();
  }
}
