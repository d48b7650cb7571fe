import type { StoreApi } from "zustand/vanilla";
import type { Patch } from "../experiment/schema.ts";
import { isTimelinePatch } from "../experiment/timeline.ts";
import { patchedLane, withTimeline } from "./comparisonEdits.ts";
import type { LabEdits } from "./labEdits.ts";
import type { LabSession } from "./labSession.ts";
import type { Branch, LabActions, LabState } from "./labState.ts";
import { isStartable } from "./soundEdit.ts";

/** Branches that are remembered. */
const MOST_BRANCHES = 12;

/** Going back and on from there with something else, and the way to what was left. */
export function forkActions(
  session: LabSession,
  { getState: get, setState: set }: StoreApi<LabState>,
  edits: LabEdits,
): Pick<LabActions, "fork" | "toBranch"> {
  /** What is shown now, as a branch. */
  function present(about: Pick<Branch, "lane" | "step" | "remedy" | "mended">): Branch {
    const { comparison, scenario } = get();
    return { ...about, until: session.runs()[about.lane]?.steps ?? 0, comparison, scenario };
  }

  const remembered = (branch: Branch, others = get().branches) => [...others, branch].slice(-MOST_BRANCHES);

  function fromTheStart(lane: number, patch: Patch, remedy: string): void {
    const comparison = patchedLane(session.current(), lane, patch);
    if (!isStartable(comparison)) return;
    const left = present({ lane, step: 0, remedy, mended: false });
    edits.change({ comparison, branches: remembered(left) }, `fork ${lane} 0 ${remedy}`, left.until);
    set({ playing: true });
    session.restart();
  }

  async function fromStep(lane: number, step: number, patch: Patch, remedy: string): Promise<void> {
    const run = session.runs()[lane];
    if (run === undefined || session.isStale || !isTimelinePatch(patch)) return;
    const left = present({ lane, step, remedy, mended: false });
    session.conductor.stop();
    const forked = await run.fork(step, patch).catch(() => null);
    // The lanes may have been replaced meanwhile.
    if (session.runs()[lane] !== run) return;
    if (forked?.ok) {
      const comparison = withTimeline(get().comparison, lane, forked.timeline);
      // Rows that were on their way may have moved the edge of the bin.
      const branches = remembered({ ...left, step: forked.step });
      edits.change({ comparison, branches }, `fork ${lane} ${forked.step} ${remedy}`, left.until);
      set({ playing: true });
      session.show(null);
    }
    if (get().playing) session.go(null);
    session.sync();
  }

  return {
    fork(lane, step, patch, remedy) {
      const stride = session.runs()[lane]?.history?.stride ?? 1;
      const from = Math.floor(step / stride) * stride;
      if (from > 0) void fromStep(lane, from, patch, remedy);
      else fromTheStart(lane, patch, remedy);
    },
    toBranch(branch) {
      const { branches } = get();
      const left = present({ ...branch, mended: !branch.mended });
      const { comparison, scenario, until } = branch;
      const others = branches.filter((other) => other !== branch);
      edits.change({ comparison, scenario, branches: remembered(left, others) }, "branch", left.until);
      set({ playing: true });
      session.restart();
      session.go(until);
    },
  };
}
