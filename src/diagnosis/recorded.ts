import { columnOf, type Quantity, type RowLayout } from "../engine/quantities.ts";
import type { Steps } from "../text/figures.ts";

/**
 * The recorded figures of a run, as the diagnosis reads them: bins of `stride` steps each, bin 0 beginning with
 * step 0, with the smallest and largest finite value (NaN where there is none) and the last value of each number.
 */
export interface Recorded {
  readonly layout: RowLayout;
  readonly steps: number;
  readonly stride: number;
  binOf(step: number): number;
  min(bin: number, index: number): number;
  max(bin: number, index: number): number;
  last(bin: number, index: number): number;
  /** The value of step 0 itself, whatever bin 0 came to cover; NaN before it is recorded. */
  first(index: number): number;
  /** The value of a recorded step: its own where that is there, otherwise the last one of its bin. */
  at(step: number, index: number): number;
  /** The steps that `at` speaks of: the step alone where its own values are there, otherwise all of its bin. */
  span(step: number): Steps;
}

/** Where a quantity of one number a step stands in the row; −1 where it is not recorded. */
export function indexOf(layout: RowLayout, quantity: Quantity): number {
  return columnOf(layout, quantity)?.offset ?? -1;
}

/** A quantity's number at a step; null where it is not recorded. */
export function valueAt(recorded: Recorded, quantity: Quantity, step: number): number | null {
  const index = indexOf(recorded.layout, quantity);
  if (index < 0 || step < 0 || step >= recorded.steps) return null;
  return recorded.at(step, index);
}

/** A quantity's numbers at a step, one a hidden layer, the prediction left out; empty where it is not recorded. */
export function hiddenAt(recorded: Recorded, quantity: Quantity, step: number): readonly number[] {
  const column = columnOf(recorded.layout, quantity);
  if (column === undefined || step < 0 || step >= recorded.steps) return [];
  return Array.from({ length: column.length - 1 }, (_, k) => recorded.at(step, column.offset + k));
}

/** A quantity's number at step 0; NaN where it is not recorded. */
export function firstValue(recorded: Recorded, quantity: Quantity): number {
  const index = indexOf(recorded.layout, quantity);
  return index < 0 ? Number.NaN : recorded.first(index);
}

/** The last step up to `step` at which the quantity is finite in every layer; −1 where there is none. */
export function lastFiniteStep(recorded: Recorded, quantity: Quantity, step: number): number {
  const column = columnOf(recorded.layout, quantity);
  if (column === undefined) return -1;
  for (let at = Math.min(step, recorded.steps - 1); at >= 0; ) {
    let finite = true;
    for (let k = 0; finite && k < column.length; k++) finite = Number.isFinite(recorded.at(at, column.offset + k));
    if (finite) return at;
    at = recorded.binOf(at) * recorded.stride - 1;
  }
  return -1;
}
