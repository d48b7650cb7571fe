import type { Cause } from "../causes.ts";
import type { Evidence } from "../evidence.ts";
import type { RunFigures } from "../runFigures.ts";

/** When a run has this cause. */
export interface Criterion {
  readonly cause: Cause;
  /** What the criterion rests on where it holds; null where it does not. */
  find(figures: RunFigures): readonly Evidence[] | null;
}
