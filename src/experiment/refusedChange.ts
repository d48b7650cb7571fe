import type { ResolvedLane } from "./comparison.ts";
import { contradictionProblems } from "./contradictions.ts";
import { liveFields } from "./declaration.ts";
import { flatten } from "./flat.ts";
import { MEMORY_LIMIT, type MemoryNeeded } from "./memory.ts";
import { changed } from "./patch.ts";
import { type Problem, problem } from "./problem.ts";
import { laterOptimizers } from "./timeline.ts";

/** A change of a lane's timeline with which it cannot go on, by its place there. */
interface RefusedChange {
  readonly change: number;
  /** At least one; paths as in the change's patch. */
  readonly problems: readonly Problem[];
}

/**
 * The first change after which PyTorch or memory refuse the lane; null where it can be trained. The experiment itself is
 * taken as sound, the timeline as ordered. Without `memoryNeeded` memory is not judged.
 */
export function refusedChange(lane: ResolvedLane, memoryNeeded?: MemoryNeeded): RefusedChange | null {
  return contradictoryChange(lane) ?? (memoryNeeded ? excessiveChange(lane, memoryNeeded) : null);
}

function contradictoryChange({ experiment, timeline }: ResolvedLane): RefusedChange | null {
  let standing = experiment;
  for (const [change, { step, patch }] of timeline.entries()) {
    standing = changed(standing, patch);
    // Changes of one step stand together or not at all.
    if (timeline[change + 1]?.step === step) continue;
    const problems = contradictionProblems(standing, "");
    if (problems.length > 0) return { change, problems };
  }
  return null;
}

/**
 * The state tensors of every optimizer on the way need their memory at once, those of one name only once. What is live
 * needs none of its own.
 */
function excessiveChange(lane: ResolvedLane, memoryNeeded: MemoryNeeded): RefusedChange | null {
  const later = laterOptimizers(lane);
  for (const [change, { patch }] of lane.timeline.entries()) {
    const cause = [...flatten(patch)].find(([path]) => !liveFields.includes(path));
    if (cause === undefined) continue;
    const needed = memoryNeeded({ ...lane.experiment, laterOptimizers: later.slice(0, change + 1) });
    const allowed = { kind: "memory", needed, max: MEMORY_LIMIT } as const;
    if (needed > MEMORY_LIMIT) return { change, problems: [problem(cause[0], cause[1], "memory", allowed)] };
  }
  return null;
}
