import type { History } from "../../runs/history.ts";
import { MARK_INF, MARK_NAN, MARK_ZERO } from "../../runs/history.ts";
import { logOf } from "../logScale.ts";

/** What a cell holds; where several steps share a cell, the largest of these wins: no Inf or NaN is lost. */
export const NOT_RUN = 0;
export const ZERO = 1;
export const FINITE = 2;
export const INF = 3;
export const NAN = 4;

/** The picture's cells, row 0 being layer 1: `columns` to a row, as many as pixels at most, else one a step. */
export interface HeatCells {
  readonly columns: number;
  readonly rows: number;
  readonly window: number;
  readonly kinds: Uint8Array;
  /** log10 of the largest finite value in the cell. */
  readonly logs: Float64Array;
  /** Columns that are filled. */
  filled: number;
}

export function heatCells(window: number, rows: number, pixels: number): HeatCells {
  const columns = Math.max(1, Math.min(window, pixels));
  const kinds = new Uint8Array(columns * rows);
  return { columns, rows, window, kinds, logs: new Float64Array(columns * rows), filled: 0 };
}

/** The columns that a bin of steps touches, the last excluded. */
function columnsOf(cells: HeatCells, from: number, to: number): readonly [number, number] {
  const perStep = cells.columns / cells.window;
  return [
    Math.floor(from * perStep),
    Math.min(cells.columns, Math.max(Math.floor(from * perStep) + 1, Math.ceil(to * perStep))),
  ];
}

/**
 * Fills the cells from the column that `fromBin` begins in; `columns`: where the layers stand in a row; `until`: steps
 * to draw. Returns the first column that was written.
 */
export function fillCells(
  cells: HeatCells,
  history: History,
  columns: readonly number[],
  fromBin: number,
  until: number,
): number {
  const { stride } = history;
  const [first] = columnsOf(cells, fromBin * stride, fromBin * stride + 1);
  clearFrom(cells, first);
  const start = firstBinIn(cells, first, stride);
  for (let bin = start; bin < history.bins && bin * stride < until; bin++) {
    const [from, to] = columnsOf(cells, bin * stride, Math.min(until, history.steps, (bin + 1) * stride));
    for (let row = 0; row < cells.rows; row++)
      addBin(cells, history, bin, columns[row] as number, row, Math.max(from, first), to);
    cells.filled = Math.max(cells.filled, to);
  }
  return first;
}

/** The first bin with a step in a column. */
function firstBinIn(cells: HeatCells, column: number, stride: number): number {
  return Math.floor((column * cells.window) / cells.columns / stride);
}

function clearFrom(cells: HeatCells, column: number): void {
  for (let row = 0; row < cells.rows; row++)
    cells.kinds.fill(NOT_RUN, row * cells.columns + column, (row + 1) * cells.columns);
  cells.filled = Math.min(cells.filled, column);
}

function addBin(
  cells: HeatCells,
  history: History,
  bin: number,
  index: number,
  row: number,
  from: number,
  to: number,
): void {
  const log = logOf(history.max(bin, index));
  const kind = kindOf(history.marks(bin, index), log);
  for (let at = row * cells.columns + from; at < row * cells.columns + to; at++) {
    const before = cells.kinds[at] as number;
    if (before < FINITE || !((cells.logs[at] as number) >= log)) cells.logs[at] = log;
    cells.kinds[at] = Math.max(before, kind);
  }
}

function kindOf(marks: number, log: number): number {
  if (marks & MARK_NAN) return NAN;
  if (marks & MARK_INF) return INF;
  if (Number.isFinite(log)) return FINITE;
  return marks & MARK_ZERO ? ZERO : NOT_RUN;
}

/** A stretch of one row whose cells are all of one kind; `to` is excluded. */
export interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly kind: number;
}

/** The stretches that are zero, Inf or NaN. */
export function specialRuns(cells: HeatCells): readonly Run[] {
  const runs: Run[] = [];
  for (let row = 0; row < cells.rows; row++) {
    let from = 0;
    for (let column = 1; column <= cells.filled; column++) {
      const kind = cells.kinds[row * cells.columns + from] as number;
      if (column < cells.filled && cells.kinds[row * cells.columns + column] === kind) continue;
      if (kind !== FINITE && kind !== NOT_RUN) runs.push({ row, from, to: column, kind });
      from = column;
    }
  }
  return runs;
}

/** The first column with an Inf or NaN, null where there is none. */
export function firstNonfiniteColumn(runs: readonly Run[]): number | null {
  const bad = runs.filter((run) => run.kind >= INF).map((run) => run.from);
  return bad.length > 0 ? Math.min(...bad) : null;
}
