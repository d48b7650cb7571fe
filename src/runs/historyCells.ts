/** Bits of `History.marks`: what the values of a bin were at least once. */
export const MARK_INF = 1;
export const MARK_NAN = 2;
export const MARK_ZERO = 4;

/** Three float64 (min, max, last) and the marks. */
export const BYTES_PER_CELL = 25;

/**
 * The arrays behind a history, read only: the cell of a bin and a position in the row is `bin * layout.width + index`
 * in each of them. They are longer than what is recorded (`bins * layout.width`), and an append may replace them: take
 * them anew for each drawing.
 */
export interface HistoryCells {
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly last: Float64Array;
  readonly marks: Uint8Array;
}

export function allocateCells(length: number): HistoryCells {
  return {
    min: new Float64Array(length),
    max: new Float64Array(length),
    last: new Float64Array(length),
    marks: new Uint8Array(length),
  };
}

export function grownCells(cells: HistoryCells, length: number): HistoryCells {
  const larger = allocateCells(length);
  larger.min.set(cells.min);
  larger.max.set(cells.max);
  larger.last.set(cells.last);
  larger.marks.set(cells.marks);
  return larger;
}

function markOf(value: number): number {
  if (value === 0) return MARK_ZERO;
  if (Number.isFinite(value)) return 0;
  return Number.isNaN(value) ? MARK_NAN : MARK_INF;
}

/** Begins the bin at cell `at` with the row at `from`. */
export function openBin(cells: HistoryCells, at: number, rows: Float64Array, from: number, width: number): void {
  for (let i = 0; i < width; i++) {
    const value = rows[from + i] as number;
    const finite = Number.isFinite(value) ? value : Number.NaN;
    cells.min[at + i] = finite;
    cells.max[at + i] = finite;
    cells.last[at + i] = value;
    cells.marks[at + i] = markOf(value);
  }
}

/** Adds the row at `from` to the bin at cell `at`. A comparison with NaN is false: `!(a <= b)` lets b replace it. */
export function foldRow(cells: HistoryCells, at: number, rows: Float64Array, from: number, width: number): void {
  const { min, max, last, marks } = cells;
  for (let i = at; i < at + width; i++) {
    const value = rows[from + i - at] as number;
    if (Number.isFinite(value)) {
      if (!((min[i] as number) <= value)) min[i] = value;
      if (!((max[i] as number) >= value)) max[i] = value;
    }
    last[i] = value;
    marks[i] = (marks[i] as number) | markOf(value);
  }
}

/** Bin b becomes what bins 2b and 2b + 1 were, in place: no bin is read after it is written. */
export function mergePairs(cells: HistoryCells, bins: number, width: number): void {
  for (let target = 0; target < Math.ceil(bins / 2); target++) {
    for (let i = 0; i < width; i++) {
      const left = 2 * target * width + i;
      const right = 2 * target + 1 < bins ? left + width : left;
      mergeCell(cells, target * width + i, left, right);
    }
  }
}

function mergeCell({ min, max, last, marks }: HistoryCells, target: number, left: number, right: number): void {
  const lowLeft = min[left] as number;
  const lowRight = min[right] as number;
  const highLeft = max[left] as number;
  const highRight = max[right] as number;
  min[target] = lowRight >= lowLeft || Number.isNaN(lowRight) ? lowLeft : lowRight;
  max[target] = highRight <= highLeft || Number.isNaN(highRight) ? highLeft : highRight;
  last[target] = last[right] as number;
  marks[target] = (marks[left] as number) | (marks[right] as number);
}
