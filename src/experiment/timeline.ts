import type { OptimizerOptions } from "../engine/optimizers/optimizer.ts";
import { canonicalTimeline, inOrder, MAX_TIMELINE, type ResolvedLane } from "./comparison.ts";
import { fieldPaths, liveFields } from "./declaration.ts";
import { flatten } from "./flat.ts";
import { changed } from "./patch.ts";
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
 * The lane that parts from this one after `step` steps: the changes up to there, the one of `step` itself included,
 * then the patch, and nothing of what came later. Throws where the patch has fields that no timeline changes, and where
 * the timeline has no room for it.
 */
export function forked({ experiment, timeline }: ResolvedLane, step: number, patch: Patch): ResolvedLane {
  if (!isTimelinePatch(patch)) throw new Error(`not changeable by a fork: ${JSON.stringify(patch)}`);
  const past = inOrder(timeline).filter((entry) => entry.step <= step);
  const lane = { experiment, timeline: canonicalTimeline({ experiment, timeline: [...past, { step, patch }] }) };
  if (lane.timeline.length > MAX_TIMELINE) throw new Error(`more than ${MAX_TIMELINE} changes`);
  return lane;
}
