import type { RowLayout } from "../engine/quantities.ts";
import type { Recorded } from "./recorded.ts";

/** Every step of a run, one a bin, for use without a page. */
export interface RowRecord extends Recorded {
  /** Records a step; the row is copied. */
  push(row: Float64Array): void;
}

const FEW_STEPS = 64;

/** `room`: steps that there is room for at first; with more of them the memory doubles, by copying. */
export function createRowRecord(layout: RowLayout, room = FEW_STEPS): RowRecord {
  const { width } = layout;
  let rows = new Float64Array(room * width);
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
    at,
    span: (step) => [step, step],
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
