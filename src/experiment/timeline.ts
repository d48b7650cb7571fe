import type { OptimizerOptions } from "../engine/optimizers/optimizer.ts";
import { canonicalTimeline, experimentAt, inOrder, MAX_TIMELINE, type ResolvedLane } from "./comparison.ts";
import { fieldPaths, liveFields } from "./declaration.ts";
import { flatten, nest } from "./flat.ts";
import { changeBetween, changed } from "./patch.ts";
import { problem } from "./problem.ts";
import { RefusedChangeError } from "./refusedChangeError.ts";
import type { Patch } from "./schema.ts";

/**
 * The paths that a timeline may change: what is live, and everything of the optimizer. Options of the same kind of
 * optimizer go on with its state, as when PyTorch's param_groups are written; another kind (another name, other state
 * tensors, another initial_accumulator_value) is a new optimizer, whose state starts fresh. warmup_steps count from step
 * 0 of the run either way.
 */
export const timelineFields: readonly string[] = fieldPaths.filter(
  (path) => liveFields.includes(path) || path.startsWith("optimizer."),
);

export function isTimelinePatch(patch: Patch): boolean {
  return [...flatten(patch).keys()].every((path) => timelineFields.includes(path));
}

/** The optimizers that the lane's changes leave standing, change by change: whose state a run needs memory for. */
export function laterOptimizers({ experiment, timeline }: ResolvedLane): readonly OptimizerOptions[] {
  let standing = experiment;
  return inOrder(timeline).map(({ patch }) => {
    standing = changed(standing, patch);
    return standing.optimizer;
  });
}

/**
 * The lane with a change of its own at `step`, one with the changes that stand there already; what comes later stays.
 * The patch is taken as valid. Throws RefusedChangeError where the timeline has no room.
 */
export function patched(lane: ResolvedLane, step: number, patch: Patch): ResolvedLane {
  const before = flatten(experimentAt(lane, step - 1));
  const change = changeBetween(before, flatten(changed(experimentAt(lane, step), patch)));
  const others = lane.timeline.filter((entry) => entry.step !== step);
  const here = change.size > 0 ? [{ step, patch: nest(change) }] : [];
  return withRoom({ ...lane, timeline: inOrder([...others, ...here]) });
}

/**
 * The lane that parts from this one after `step` steps: the changes up to there, the one of `step` itself included,
 * then the patch, and nothing of what came later. The patch is taken as valid. Throws RefusedChangeError where the
 * timeline has no room.
 */
export function forked({ experiment, timeline }: ResolvedLane, step: number, patch: Patch): ResolvedLane {
  const past = inOrder(timeline).filter((entry) => entry.step <= step);
  return withRoom({ experiment, timeline: canonicalTimeline({ experiment, timeline: [...past, { step, patch }] }) });
}

function withRoom(lane: ResolvedLane): ResolvedLane {
  const { length } = lane.timeline;
  if (length <= MAX_TIMELINE) return lane;
  throw new RefusedChangeError([problem("timeline", length, "range", { kind: "list", min: 0, max: MAX_TIMELINE })]);
}
