import type { Experiment } from "../experiment/schema.ts";
import { indexOf, type Recorded } from "./recorded.ts";
import { signalRatio } from "./signalRatio.ts";
import { isFrozen } from "./silentFreeze.ts";

/**
 * Γ below which what is far from the loss learns next to nothing, said of a run under way. Stricter than what vanishing
 * is diagnosed by (criteria/vanishing.ts), which also asks that the run has not learned: here that is not known yet.
 */
const VANISHED_RATIO = 1e-5;
/** Steps in a row that it takes to say so. */
const VANISHED_STEPS = 10;

/** What is counted over the steps of a run, so that no step is looked at twice. */
export interface Tally {
  /** Steps counted so far. */
  readonly steps: number;
  /** Steps with clip_coef < 1; null once several steps were merged of which only some were clipped. */
  readonly clipped: number | null;
  readonly firstClip: number | null;
  /** The step from which on every update is 0 because the norm overflowed; null: the last step was an update. */
  readonly frozenSince: number | null;
  /** Γ of the last step (signalRatio.ts); NaN with fewer than two hidden layers or time steps. */
  readonly signalRatio: number;
  /** Steps in a row up to the last one with a ratio below the limit. */
  readonly vanishedSteps: number;
}

export const emptyTally: Tally = {
  steps: 0,
  clipped: 0,
  firstClip: null,
  frozenSince: null,
  signalRatio: Number.NaN,
  vanishedSteps: 0,
};

export function isVanished(tally: Tally): boolean {
  return tally.vanishedSteps >= VANISHED_STEPS;
}

/** The tally with the steps counted that were recorded since; `experimentAt(step)`: the settings of that step. */
export function tallied(tally: Tally, recorded: Recorded, experimentAt: (step: number) => Experiment): Tally {
  let next = tally;
  while (next.steps < recorded.steps) {
    const bin = recorded.binOf(next.steps);
    const until = Math.min((bin + 1) * recorded.stride, recorded.steps);
    next = withBin(next, recorded, bin, until - next.steps, experimentAt(until - 1));
  }
  return next;
}

/** Counts the `fresh` last steps of a bin. */
function withBin(tally: Tally, recorded: Recorded, bin: number, fresh: number, experiment: Experiment): Tally {
  const ratio = signalRatio(recorded, bin, experiment);
  const vanished = ratio < VANISHED_RATIO;
  return {
    steps: tally.steps + fresh,
    ...clippedWith(tally, recorded, bin, fresh),
    frozenSince: isFrozen(recorded, tally.steps, experiment) ? (tally.frozenSince ?? tally.steps) : null,
    signalRatio: ratio,
    vanishedSteps: vanished ? tally.vanishedSteps + fresh : 0,
  };
}

function clippedWith(
  tally: Tally,
  recorded: Recorded,
  bin: number,
  fresh: number,
): Pick<Tally, "clipped" | "firstClip"> {
  const index = indexOf(recorded.layout, "clip_coef");
  if (index < 0) return { clipped: null, firstClip: null };
  const least = fresh === 1 ? recorded.last(bin, index) : recorded.min(bin, index);
  const most = fresh === 1 ? least : recorded.max(bin, index);
  const some = least < 1;
  const count = some ? (most < 1 ? fresh : null) : 0;
  return {
    clipped: tally.clipped === null || count === null ? null : tally.clipped + count,
    firstClip: tally.firstClip ?? (some ? tally.steps : null),
  };
}
