import { type NonfiniteKind, type NonfiniteMark, nonfiniteKinds } from "../engine/quantities.ts";

/** The first non-finite value of a run, and what kind of tensor it was in. */
export type Explosion<M = NonfiniteMark> = M & { readonly what: NonfiniteKind };

/**
 * The first activation, loss, gradient or parameter that is Inf or NaN: in the earliest step, and within it the first
 * in the order of a training step. The float32 norm does not count: it overflows at 1.8e19 while every gradient is
 * finite, and that alone changes nothing, or freezes the run where the norm is what clips it (tally.ts).
 */
export function explosion<M extends { readonly step: number }>(
  first: {
    readonly [K in NonfiniteKind]: M | null;
  },
): Explosion<M> | null {
  let earliest: Explosion<M> | null = null;
  for (const what of nonfiniteKinds) {
    const mark = what === "total_norm" ? null : first[what];
    if (mark !== null && (earliest === null || mark.step < earliest.step)) earliest = { ...mark, what };
  }
  return earliest;
}
