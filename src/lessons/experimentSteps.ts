import { resolve } from "../experiment/comparison.ts";
import type { Comparison } from "../experiment/schema.ts";

/** Steps that the lanes of a comparison train. */
export const experimentSteps = (comparison: Comparison): number =>
  Math.max(...resolve(comparison).map(({ experiment }) => experiment.steps));
