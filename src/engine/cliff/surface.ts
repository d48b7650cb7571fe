import { evaluate, newPoint, normOf } from "./neuron.ts";
import type { Region, Surface } from "./shapes.ts";

/** Values along each side for the view from above. */
const GRID = 128;
/** Quads along each side before any is split. */
const COARSE = 48;
/** A quad whose corners' losses differ by more is split into four. */
const STEEP = 0.05;
/** So often: the smallest side is a COARSE · 2^DEPTH-th of the region's. */
const DEPTH = 3;
/** Quads at most: a phone draws them too. */
const MOST_QUADS = 12_000;

interface Cell {
  readonly w: number;
  readonly b: number;
  /** Sides, in w and in b. */
  readonly dw: number;
  readonly db: number;
  readonly depth: number;
}

/** The loss and its gradient over a region, with a mesh that is finer at the wall. */
export function surface(region: Region, seq_len: number): Surface {
  const grid = gridOf(region, seq_len);
  const quads = quadsOf(region, seq_len);
  return { ...region, columns: GRID, rows: GRID, ...grid, ...quads };
}

function gridOf({ w, b }: Region, seq_len: number) {
  const loss = new Float32Array(GRID * GRID);
  const gradient = new Float32Array(GRID * GRID);
  const at = newPoint();
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      evaluate(between(w, (column + 0.5) / GRID), between(b, (row + 0.5) / GRID), seq_len, at);
      loss[row * GRID + column] = at.loss;
      gradient[row * GRID + column] = normOf(at);
    }
  }
  return { loss, gradient };
}

const between = ([min, max]: readonly [number, number], part: number) => min + (max - min) * part;

function quadsOf({ w, b }: Region, seq_len: number): Pick<Surface, "quads" | "steep"> {
  const values: number[] = [];
  const steep: number[] = [];
  const [dw, db] = [(w[1] - w[0]) / COARSE, (b[1] - b[0]) / COARSE];
  let waiting: Cell[] = [];
  for (let k = 0; k < COARSE * COARSE; k++) {
    waiting.push({ w: w[0] + (k % COARSE) * dw, b: b[0] + Math.floor(k / COARSE) * db, dw, db, depth: 0 });
  }
  // Level by level: where there are too many, the finest are left out all along the wall, not at one end of it.
  while (waiting.length > 0) {
    const split: Cell[] = [];
    for (const cell of waiting) {
      const corners = cornersOf(cell, seq_len);
      const isSteep = heightOf(corners) > STEEP;
      if (isSteep && cell.depth < DEPTH) split.push(cell);
      else {
        values.push(...corners);
        steep.push(isSteep || cell.depth > 0 ? 1 : 0);
      }
    }
    if (steep.length + 4 * split.length <= MOST_QUADS) waiting = split.flatMap(quarters);
    else {
      for (const cell of split) {
        values.push(...cornersOf(cell, seq_len));
        steep.push(1);
      }
      waiting = [];
    }
  }
  return { quads: Float32Array.from(values), steep: Uint8Array.from(steep) };
}

/** (4, 4): around the cell from its least corner, first along w. */
function cornersOf({ w, b, dw, db }: Cell, seq_len: number): readonly number[] {
  const at = newPoint();
  return [
    [w, b],
    [w + dw, b],
    [w + dw, b + db],
    [w, b + db],
  ].flatMap(([x = 0, y = 0]) => {
    evaluate(x, y, seq_len, at);
    return [x, y, at.loss, normOf(at)];
  });
}

function heightOf(corners: readonly number[]): number {
  const losses = [2, 6, 10, 14].map((k) => corners[k] as number);
  return Math.max(...losses) - Math.min(...losses);
}

function quarters({ w, b, dw, db, depth }: Cell): readonly Cell[] {
  const half = { dw: dw / 2, db: db / 2, depth: depth + 1 };
  return [
    { w, b, ...half },
    { w: w + half.dw, b, ...half },
    { w: w + half.dw, b: b + half.db, ...half },
    { w, b: b + half.db, ...half },
  ];
}
