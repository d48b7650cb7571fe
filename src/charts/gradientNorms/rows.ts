import type { History } from "../../runs/history.ts";
import type { Steps } from "../../text/figures.ts";
import { logOf } from "../logScale.ts";

/** Earlier steps that are drawn behind the shown one. */
const TRAIL = 8;

/** What the chart shows of a history, as log10 (zero −∞, Inf +∞), one number a layer; the arrays are reused. */
export interface Rows {
  points: number;
  /** The step that is shown, or those of its bin where its own values are not there. */
  steps: Steps;
  current: Float64Array;
  /** Smallest and largest value in the bin where it is shown in place of a step. */
  extremes: { readonly low: Float64Array; readonly high: Float64Array } | null;
  /** Earlier bins, the oldest first; only the first `trailing` are filled. */
  trail: readonly Float64Array[];
  trailing: number;
  /** The newest of them is the step before. */
  consecutive: boolean;
}

export interface RowReader {
  /** `held`: of a bin that is shown in place of a step and ends not finite, show its largest finite values. */
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
      rows.steps = history.span(step);
      rows.consecutive = stride === 1;
      rows.extremes = rows.steps[0] < rows.steps[1] ? spread : null;
      const mends = held && rows.extremes !== null;
      fill(rows.current, columns, (index) => shownValue(history, step, index, mends));
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
  return { points, steps: [0, 0], current: row(), extremes: null, trail, trailing: 0, consecutive: true };
}

function fill(row: Float64Array, columns: readonly number[], read: (index: number) => number): void {
  for (let i = 0; i < row.length; i++) row[i] = logOf(read(columns[i] as number));
}

function shownValue(history: History, step: number, index: number, mends: boolean): number {
  const value = history.at(step, index);
  return mends && !Number.isFinite(value) ? history.max(history.binOf(step), index) : value;
}

/** The row before the shown one, null where there is none. */
export const previousRow = (rows: Rows): Float64Array | null => rows.trail[rows.trailing - 1] ?? null;
