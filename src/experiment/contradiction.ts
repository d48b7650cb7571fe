import type { Value } from "./fields.ts";
import type { Allowed } from "./problem.ts";
import type { Experiment } from "./schema.ts";

/**
 * A pair of settings that are each fine and that PyTorch refuses together. The problem is reported on the first side;
 * `mend` is the value with which that side gives way to the other.
 */
export interface Contradiction {
  readonly sides: readonly [Side, Side];
  /** What the first side may be while the second is as it is. */
  readonly allowed: Allowed;
  holds(experiment: Experiment): boolean;
}
interface Side {
  readonly path: string;
  readonly mend: Value;
}
