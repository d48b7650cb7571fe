/** Where a factor passes 1 on a map: places along x, from 0 for the first column, by row. */
export interface EdgePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The contour "factor = 1" of a map: in each row between the neighbours of which one is below 1 and the other above, by
 * the logarithm. `factorAt`: by column and row; null, or a number that is none, is no neighbour.
 */
export function edgeOfMap(
  columns: number,
  rows: number,
  factorAt: (column: number, row: number) => number | null,
): readonly EdgePoint[] {
  const points: EdgePoint[] = [];
  for (let row = 0; row < rows; row++) {
    let last: { readonly column: number; readonly log: number } | null = null;
    for (let column = 0; column < columns; column++) {
      const log = Math.log(factorAt(column, row) ?? Number.NaN);
      if (!Number.isFinite(log)) continue;
      if (last !== null && last.log < 0 !== log < 0) {
        points.push({ x: last.column + ((column - last.column) * last.log) / (last.log - log), y: row });
      }
      last = { column, log };
    }
  }
  return points;
}

/** Of several networks: the geometric mean of their factors; null where one has none. */
export function meanFactor(factors: readonly (number | null)[]): number | null {
  if (factors.length === 0 || factors.some((factor) => factor === null)) return null;
  const logs = factors.map((factor) => Math.log(factor as number));
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}
