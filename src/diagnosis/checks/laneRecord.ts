import { columnOf, type FirstNonfinite, type Quantity } from "../../engine/quantities.ts";
import type { Experiment } from "../../experiment/schema.ts";
import type { Recorded } from "../recorded.ts";

/** What a lane's run has left behind so far. */
export interface LaneRecord {
  readonly recorded: Recorded;
  /** At step 0. */
  readonly experiment: Experiment;
  readonly firstNonfinite: FirstNonfinite;
  /** A parameter is NaN: no step follows. */
  readonly over: boolean;
}

/** The numbers of a quantity at a step itself, one where it has no axis; NaN where it is not recorded. */
export function numbersAt({ recorded }: LaneRecord, quantity: Quantity, step: number): readonly number[] {
  const column = columnOf(recorded.layout, quantity);
  if (column === undefined) return [Number.NaN];
  return Array.from({ length: column.length }, (_, k) => recorded.at(step, column.offset + k));
}

/** The number of a quantity that has one a step. */
export function numberAt(lane: LaneRecord, quantity: Quantity, step: number): number {
  return numbersAt(lane, quantity, step)[0] as number;
}

/** Whether a step's own numbers are still there: step 0, the last of its bin, or a bin of one step. */
export function isExactAt({ stride, steps }: Recorded, step: number): boolean {
  return step === 0 || step === steps - 1 || (step + 1) % stride === 0;
}
