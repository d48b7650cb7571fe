import type { History } from "../../runs/history.ts";
import { logOf } from "../logScale.ts";

/** Earlier steps that are drawn behind the shown one. */
const TRAIL = 8;

/** What the chart shows of a history, as log10 (zero −∞, Inf +∞), one number a layer; the arrays are reused. */
export interface Rows {
  points: number;
  /** First and last step of the shown bin, the same while a bin is a step. */
  steps: readonly [number, number];
  current: Float64Array;
  /** Smallest and largest value in the bin where it covers several steps. */
  extremes: { readonly low: Float64Array; readonly high: Float64Array } | null;
  /** Earlier bins, the oldest first; only the first `trailing` are filled. */
  trail: readonly Float64Array[];
  trailing: number;
}

export interface RowReader {
  /** `held`: of a bin that ends not finite, show its largest finite values. */
  read(history: History, columns: readonly number[], step: number, held: boolean): Rows;
}

export function rowReader(): RowReader {
  let rows = emptyRows(0);
  let spread = { low: rows.current, high: rows.current };
  return {
    read(history, columns, step, held) {
      if (rows.points !== columns.length) {
        rows = emptyRows(columns.length);
        spread = { low: new Float64Array(columns.length), high: new Float64Array(columns.length) };
      }
      const bin = history.binOf(step);
      const { stride } = history;
      rows.steps = [bin * stride, Math.min(history.steps, (bin + 1) * stride) - 1];
      fill(rows.current, columns, (index) => lastOf(history, bin, index, held));
      rows.extremes = stride > 1 ? spread : null;
      if (rows.extremes) {
        fill(spread.low, columns, (index) => history.min(bin, index));
        fill(spread.high, columns, (index) => history.max(bin, index));
      }
      rows.trailing = Math.min(TRAIL, bin);
      for (let k = 0; k < rows.trailing; k++) {
        const earlier = bin - rows.trailing + k;
        fill(rows.trail[k] as Float64Array, columns, (index) => history.last(earlier, index));
      }
      return rows;
    },
  };
}

function emptyRows(points: number): Rows {
  const row = () => new Float64Array(points);
  const trail = Array.from({ length: TRAIL }, row);
  return { points, steps: [0, 0], current: row(), extremes: null, trail, trailing: 0 };
}

function fill(row: Float64Array, columns: readonly number[], read: (index: number) => number): void {
  for (let i = 0; i < row.length; i++) row[i] = logOf(read(columns[i] as number));
}

function lastOf(history: History, bin: number, index: number, held: boolean): number {
  const last = history.last(bin, index);
  return held && !Number.isFinite(last) ? history.max(bin, index) : last;
}

/** The row before the shown one, null where there is none. */
export const previousRow = (rows: Rows): Float64Array | null => rows.trail[rows.trailing - 1] ?? null;
