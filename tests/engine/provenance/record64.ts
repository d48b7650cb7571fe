import type { Operation } from "../../../src/engine/provenance/origin.ts";

/** Where a recomputation in float64 first left the range of float32. */
export interface Found {
  readonly operation: Operation;
  readonly tensor: string;
  readonly layer: number | null;
}

/** The layer or time step of a tensor, or of its element i. */
export type LayerOf = number | null | ((i: number) => number);

/** Halfway from the largest float32 to the next power of two: from here on float32 rounds to Inf. */
const LIMIT = 3.4028235677973366e38;

/** x, or ±Inf where float32 could not hold it. */
export function ranged(x: number): number {
  return Math.abs(x) >= LIMIT ? Math.sign(x) * Number.POSITIVE_INFINITY : x;
}

/** Notes the first Inf and the first NaN of what the operations write, in the order of execution. */
export class Record64 {
  inf: Found | null = null;
  nan: Found | null = null;
  readonly #made: (name: string) => ArrayLike<number>;

  /** `made`: a tensor as the step in float32 made it. */
  constructor(made: (name: string) => ArrayLike<number>) {
    this.#made = made;
  }

  /** Returns what a float32 tensor would hold. */
  put(operation: Operation, tensor: string, layer: LayerOf, values: Float64Array): Float64Array {
    const stored = values.map(Math.fround);
    const found = (i: number) =>
      i < 0 ? null : { operation, tensor, layer: typeof layer === "function" ? layer(i) : layer };
    this.inf ??= found(stored.findIndex((x) => Math.abs(x) === Number.POSITIVE_INFINITY));
    this.nan ??= found(stored.findIndex(Number.isNaN));
    return stored;
  }

  /**
   * What the step goes on from: the tensor that float32 made. Otherwise rounding, which saturated units and normalized
   * constants multiply from layer to layer, would decide where the range is left.
   */
  settled(tensor: string): Float64Array {
    return Float64Array.from(this.#made(tensor));
  }
}

/** Rows of features. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function matrix(values: ArrayLike<number>, columns: number): Matrix {
  return { rows: values.length / columns, columns, values: Float64Array.from(values) };
}

/** y = x Wᵀ + b, a sum in the order of k; every product and every partial sum must stay in range. */
export function linear64({ rows, columns, values: x }: Matrix, W: Matrix, b: Float64Array | null): Float64Array {
  const y = new Float64Array(rows * W.rows);
  for (let i = 0; i < rows; i++) {
    for (let o = 0; o < W.rows; o++) {
      let sum = 0;
      for (let k = 0; k < columns; k++) {
        sum = ranged(sum + ranged((x[i * columns + k] as number) * (W.values[o * columns + k] as number)));
      }
      y[i * W.rows + o] = b === null ? sum : ranged(sum + (b[o] as number));
    }
  }
  return y;
}

export function transposed({ rows, columns, values }: Matrix): Matrix {
  const turned = new Float64Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j] as number;
  }
  return { rows: columns, columns: rows, values: turned };
}

/** δ W. */
export function backwardInput64(dy: Matrix, W: Matrix): Float64Array {
  return linear64(dy, transposed(W), null);
}

/** δᵀ x. */
export function backwardWeight64(dy: Matrix, x: Matrix): Float64Array {
  return linear64(transposed(dy), transposed(x), null);
}

/** Σ δ over the rows. */
export function columnSums64({ rows, columns, values }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) sums[j] = ranged((sums[j] as number) + (values[i * columns + j] as number));
  }
  return sums;
}

export function added(a: Float64Array, b: Float64Array, scale = 1): Float64Array {
  return a.map((x, i) => ranged(x + ranged(Math.fround(scale) * (b[i] as number))));
}
