import { canonical } from "../../experiment/comparison.ts";
import { flatten, nest } from "../../experiment/flat.ts";
import { difference } from "../../experiment/patch.ts";
import type { Comparison, Experiment } from "../../experiment/schema.ts";

/** A cell in the Lab: as it is in lane A, and with its gradient clipped in lane B. */
export function comparisonOf(experiment: Experiment): Comparison {
  const base = nest(difference(new Map(), flatten(experiment)));
  return canonical({
    base,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "norm", max_norm: 1 } }, timeline: [] },
    ],
  });
}
