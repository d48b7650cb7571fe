import type { RowLayout } from "../engine/quantities.ts";
import type { Steps } from "../text/figures.ts";
import {
  allocateCells,
  BYTES_PER_CELL,
  foldRow,
  grownCells,
  type HistoryCells,
  mergePairs,
  openBin,
} from "./historyCells.ts";

export { MARK_INF, MARK_NAN, MARK_ZERO } from "./historyCells.ts";

/**
 * What a lane recorded, bounded in memory. While it fits, a bin is a step; when the budget is used up, neighbours
 * merge two to one and a bin covers `stride` steps, keeping the smallest and the largest finite value of each number
 * and whether it was ever Inf, NaN or exactly zero. Step 0 is never dropped, and a step that was trained again stands
 * beside its bin.
 */
export interface History {
  readonly layout: RowLayout;
  /** Steps recorded so far; the last one is `steps - 1`. */
  readonly steps: number;
  /** Steps a bin covers: 1, 2, 4, … (the last bin may hold fewer). */
  readonly stride: number;
  readonly bins: number;
  /** The bin that holds `step`, for a step that is recorded: bin 0 begins with step 0. */
  binOf(step: number): number;
  /** Smallest and largest FINITE value in the bin; NaN where it had none. `index`: position in the row. */
  min(bin: number, index: number): number;
  max(bin: number, index: number): number;
  /** Bits: MARK_INF, MARK_NAN, MARK_ZERO. */
  marks(bin: number, index: number): number;
  /** The last value recorded in the bin, non-finite included (with stride 1 simply the value). */
  last(bin: number, index: number): number;
  /** The value of step 0 itself, which stays when its bin comes to cover more; NaN before it is recorded. */
  first(index: number): number;
  /** The value of a recorded step: its own where that is there, otherwise the last one of its bin. */
  at(step: number, index: number): number;
  /** The steps that `at` speaks of: the step alone where its own values are there, otherwise all of its bin. */
  span(step: number): Steps;
  /** All of it at once, for a loop over thousands of cells: about ten times faster than a call for each. */
  cells(): HistoryCells;
  /** Rises by one with each change: tells a chart whether there is something new. */
  readonly version: number;
  /** Rises by one where steps are taken back: what was read of them is void. */
  readonly truncations: number;
}

/** A history that its lane writes. */
export interface WritableHistory extends History {
  /** Bytes held by the cells now. */
  readonly bytes: number;
  /** Records `count` rows of `layout.width` numbers, one behind the other, as the steps that follow. */
  append(rows: Float64Array, count: number): void;
  /** Holds the row of a recorded step that its bin has merged with others; of several the newest KEPT_ROWS stay. */
  keep(step: number, row: Float64Array): void;
  /** Forgets the steps from `step` on, where a bin begins, and keeps the memory. Throws RangeError within a bin. */
  truncate(step: number): void;
}

/** Bins there is room for at first. */
const FIRST_BINS = 64;
/** Rows of single steps that are held beside the bins: a few kilobytes, outside of the budget. */
export const KEPT_ROWS = 16;

/**
 * A history of at most `budgetBytes` bytes (and never less than one bin). Memory doubles as it fills, up to the budget;
 * an append that need not grow allocates nothing.
 */
export function createHistory(layout: RowLayout, budgetBytes: number): WritableHistory {
  const { width } = layout;
  const limit = Math.max(1, Math.floor(budgetBytes / (BYTES_PER_CELL * Math.max(1, width))));
  const first = new Float64Array(width).fill(Number.NaN);
  const kept = new Map<number, Float64Array>();
  let capacity = Math.min(FIRST_BINS, limit);
  let cells = allocateCells(capacity * width);
  let steps = 0;
  let stride = 1;
  let bins = 0;
  let version = 0;
  let truncations = 0;

  function makeRoom(): void {
    if (capacity < limit) {
      capacity = Math.min(capacity * 2, limit);
      cells = grownCells(cells, capacity * width);
      return;
    }
    mergePairs(cells, bins, width);
    bins = Math.ceil(bins / 2);
    stride *= 2;
  }

  function appendRow(rows: Float64Array, from: number): void {
    if (steps === bins * stride && bins === capacity) makeRoom();
    if (steps === bins * stride) {
      openBin(cells, bins * width, rows, from, width);
      bins += 1;
    } else {
      foldRow(cells, (bins - 1) * width, rows, from, width);
    }
    steps += 1;
  }

  const binOf = (step: number) => Math.floor(step / stride);
  /** A bin tells of its last step. */
  const isInBin = (step: number) => step > 0 && step < steps - 1 && (step + 1) % stride !== 0;

  return {
    layout,
    get steps() {
      return steps;
    },
    get stride() {
      return stride;
    },
    get bins() {
      return bins;
    },
    get version() {
      return version;
    },
    get truncations() {
      return truncations;
    },
    get bytes() {
      return capacity * width * BYTES_PER_CELL;
    },
    binOf,
    min: (bin, index) => cells.min[bin * width + index] as number,
    max: (bin, index) => cells.max[bin * width + index] as number,
    marks: (bin, index) => cells.marks[bin * width + index] as number,
    last: (bin, index) => cells.last[bin * width + index] as number,
    first: (index) => first[index] as number,
    at(step, index) {
      const row = step === 0 ? first : kept.get(step);
      return (row === undefined ? cells.last[binOf(step) * width + index] : row[index]) as number;
    },
    span(step) {
      if (!isInBin(step) || kept.has(step)) return [step, step];
      const from = binOf(step) * stride;
      return [from, Math.min(from + stride, steps) - 1];
    },
    cells: () => cells,
    append(rows, count) {
      if (steps === 0 && count > 0) for (let i = 0; i < width; i++) first[i] = rows[i] as number;
      for (let row = 0; row < count; row++) appendRow(rows, row * width);
      version += 1;
    },
    keep(step, row) {
      if (!isInBin(step)) return;
      kept.delete(step);
      kept.set(step, row);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_ROWS && oldest !== undefined) kept.delete(oldest);
      version += 1;
    },
    truncate(step) {
      if (step >= steps) return;
      if (step < 0 || step % stride !== 0) throw new RangeError(`no bin begins with step ${step}`);
      if (step === 0) first.fill(Number.NaN);
      for (const other of kept.keys()) if (other >= step) kept.delete(other);
      steps = step;
      bins = step / stride;
      if (step === 0) stride = 1;
      version += 1;
      truncations += 1;
    },
  };
}
