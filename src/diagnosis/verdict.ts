import type { FirstNonfinite } from "../engine/quantities.ts";
import { explosion } from "./explosion.ts";
import { finalLoss } from "./finalLoss.ts";
import { median } from "./median.ts";
import { type Recorded, valueAt } from "./recorded.ts";

/** What a run came to, as a remedy is judged by. */
export type Verdict =
  /** All of it finite, and the loss at least halved and well below what a constant reaches. */
  | { readonly kind: "survived" }
  /** All of it finite; the loss fell, but not by half. */
  | { readonly kind: "slow" }
  /** All of it finite; the loss is about what it was. */
  | { readonly kind: "not_learning" }
  /** All of it finite; the loss is larger than it was. */
  | { readonly kind: "unstable" }
  /** An activation, the loss, a gradient or a parameter became Inf or NaN. */
  | { readonly kind: "exploded"; readonly step: number; readonly nan: boolean };

/** Steps at the start that the first loss is the median of. */
const FIRST = 3;
const HALVED = 0.5;
/** Of the loss of the best constant prediction. */
const BELOW_CONSTANT = 0.8;
/** A loss that is within a tenth of the first one has not moved: batches differ by as much. */
const UNMOVED = 0.9;
const RISEN = 2;

/** The median of the first three losses; NaN where one of them is. */
export function firstLoss(recorded: Recorded): number {
  const count = Math.min(FIRST, recorded.steps);
  return median(Array.from({ length: count }, (_, step) => valueAt(recorded, "loss", step) ?? Number.NaN));
}

/** `bestConstant`: bestConstant.ts; null: not known, and not asked for. */
export function verdict(recorded: Recorded, firstNonfinite: FirstNonfinite, bestConstant: number | null): Verdict {
  const exploded = explosion(firstNonfinite);
  if (exploded !== null) return { kind: "exploded", step: exploded.step, nan: exploded.nan };
  const first = firstLoss(recorded);
  const final = finalLoss(recorded, recorded.steps);
  const isBelow = bestConstant === null || final <= BELOW_CONSTANT * bestConstant;
  if (final <= HALVED * first && isBelow) return { kind: "survived" };
  if (final > RISEN * first) return { kind: "unstable" };
  return { kind: final > UNMOVED * first ? "not_learning" : "slow" };
}
