import type { RowLayout } from "../engine/quantities.ts";
import type { Recorded } from "./recorded.ts";

/** Every step of a run, one a bin, for use without a page: its memory grows with the steps. */
export interface RowRecord extends Recorded {
  /** Records a step; the row is copied. */
  push(row: Float64Array): void;
}

/** Rows there is room for at first. */
const FIRST_ROWS = 64;

export function createRowRecord(layout: RowLayout): RowRecord {
  const { width } = layout;
  let rows = new Float64Array(FIRST_ROWS * width);
  let steps = 0;

  const at = (bin: number, index: number) => (bin < steps ? (rows[bin * width + index] as number) : Number.NaN);
  const finite = (bin: number, index: number) => {
    const value = at(bin, index);
    return Number.isFinite(value) ? value : Number.NaN;
  };
  return {
    layout,
    stride: 1,
    get steps() {
      return steps;
    },
    binOf: (step) => step,
    min: finite,
    max: finite,
    last: at,
    first: (index) => at(0, index),
    push(row) {
      if ((steps + 1) * width > rows.length) {
        const grown = new Float64Array(rows.length * 2);
        grown.set(rows);
        rows = grown;
      }
      rows.set(row, steps * width);
      steps += 1;
    },
  };
}
