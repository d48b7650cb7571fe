import { type NonfiniteKind, nonfiniteKinds } from "../../engine/quantities.ts";
import type { CheckMeasure } from "./checkMeasure.ts";
import type { LaneRecord } from "./laneRecord.ts";

/**
 * The first step up to `at` with an Inf or a NaN in a tensor of that kind; null: none so far. Of any kind the float32
 * norm counts, too: it may overflow a step before an element does, and PyTorch's user sees it.
 */
function firstStep({ firstNonfinite }: LaneRecord, kind: NonfiniteKind | "any", at: number): number | null {
  const kinds = kind === "any" ? nonfiniteKinds : [kind];
  const first = Math.min(...kinds.map((each) => firstNonfinite[each]?.step ?? Number.POSITIVE_INFINITY));
  return first <= at ? first : null;
}

/** Whether nothing up to `at` can be found any more. */
const isPast = ({ recorded, over }: LaneRecord, at: number) => over || recorded.steps > at;

export const first_nonfinite: CheckMeasure<"first_nonfinite"> = {
  reads: () => [],
  read: (lane, { kind }, [, at]) => firstStep(lane, kind, at) ?? (isPast(lane, at) ? "none" : "waiting"),
};

export const exploded: CheckMeasure<"exploded"> = {
  reads: () => [],
  read(lane, _, [, at]) {
    if (firstStep(lane, "any", at) !== null) return 1;
    return isPast(lane, at) ? 0 : "waiting";
  },
};
