import { experimentOf, type Flat, filled, flatten, nest } from "./flat.ts";
import { changeBetween, changed, changedFlat, difference, merge } from "./patch.ts";
import type { Comparison, Experiment, Lane, TimelineEntry } from "./schema.ts";

export const MAX_LANES = 12;
/** Changes that a lane may go through while it runs. */
export const MAX_TIMELINE = 256;
/** The last step at which a change may stand: two years at 16 steps a second. */
export const MAX_STEP = 1_000_000_000;

/** A lane, ready to run: the experiment at step 0 and the changes to come, in order. */
export interface ResolvedLane {
  readonly experiment: Experiment;
  readonly timeline: readonly TimelineEntry[];
}

export function resolve(comparison: Comparison): readonly ResolvedLane[] {
  return comparison.lanes.map(({ patch, timeline }) => ({
    experiment: experimentOf(merge(comparison.base, patch)),
    timeline: inOrder(timeline),
  }));
}

/** The experiment as it stands before step `step`: with the changes up to there. */
export function experimentAt({ experiment, timeline }: ResolvedLane, step: number): Experiment {
  return timeline
    .filter((entry) => entry.step <= step)
    .reduce((before, { patch }) => changed(before, patch), experiment);
}

/** By step; changes at one step stay in the order in which they were made. */
export function inOrder(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return [...timeline].sort((a, b) => a.step - b.step);
}

/**
 * The one way to write a comparison: the base without defaults, each lane's patch and each change without what is
 * so anyway, one change a step. Two comparisons train the same lanes exactly if their canonical lanes resolve equally.
 */
export function canonical(comparison: Comparison): Comparison {
  const base = difference(new Map(), filled(flatten(comparison.base)));
  return { base: nest(base), lanes: resolve(comparison).map((lane) => canonicalLane(base, lane)) };
}

function canonicalLane(base: Flat, lane: ResolvedLane): Lane {
  return { patch: nest(difference(base, flatten(lane.experiment))), timeline: canonicalTimeline(lane) };
}

/** The lane's changes without what is so anyway, one change a step. */
export function canonicalTimeline({ experiment, timeline }: ResolvedLane): readonly TimelineEntry[] {
  let standing: Flat = flatten(experiment);
  const entries: TimelineEntry[] = [];
  for (const step of new Set(timeline.map((entry) => entry.step))) {
    const before = standing;
    for (const entry of timeline) {
      if (entry.step === step) standing = changedFlat(standing, flatten(entry.patch));
    }
    const change = changeBetween(before, standing);
    if (change.size > 0) entries.push({ step, patch: nest(change) });
  }
  return entries;
}
