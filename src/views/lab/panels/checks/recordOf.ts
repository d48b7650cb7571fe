import type { LaneRecord } from "../../../../diagnosis/checks/laneRecord.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import type { LaneRun } from "../../../../runs/laneRun.ts";

/** What a run has left so far, for its checks; null before its network is built, and where it failed. */
export function recordOf(run: LaneRun | null, experiment: Experiment): LaneRecord | null {
  if (run === null || run.history === null || run.state === "failed") return null;
  const { history, firstNonfinite, state } = run;
  return { recorded: history, experiment, firstNonfinite, over: state === "dead" };
}
