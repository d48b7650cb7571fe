/** Gradient descent from (w, b); `max_norm` null: no clipping. */
export interface Walk {
  readonly w: number;
  readonly b: number;
  readonly lr: number;
  readonly max_norm: number | null;
  readonly updates: number;
  /** Time steps: T. */
  readonly seq_len: number;
}

/** Numbers to a point of a path: w, b, loss, norm of the raw gradient there. */
export const PATH_STRIDE = 4;

/** A part of the plane of parameters. */
export interface Region {
  readonly w: readonly [min: number, max: number];
  readonly b: readonly [min: number, max: number];
}

/**
 * The surface over a region. Regular values for the view from above, (rows, columns), b from its least up, and the
 * quads of a mesh that is finer where it is steep.
 */
export interface Surface extends Region {
  readonly columns: number;
  readonly rows: number;
  /** (rows · columns) */
  readonly loss: Float32Array;
  readonly gradient: Float32Array;
  /** (quads, 4 corners in order around, 4 values): w, b, loss, norm of the gradient. */
  readonly quads: Float32Array;
  /** (quads): 1 where it is part of the wall: finer than the grid or steep. */
  readonly steep: Uint8Array;
}

/** Loss and gradient norm along b at one w, denser at the wall; by b. `wall`: where the loss jumps; null: nowhere here. */
export interface Section {
  readonly b: Float64Array;
  readonly loss: Float64Array;
  readonly gradient: Float64Array;
  readonly wall: number | null;
}

/** Doya's diagram at one w: fixed points of h → w·σ(h) + b by b. */
export interface Bifurcation {
  /** (points, 3): b, h, 1 where it attracts and 0 where it repels; in order along the curve, h rising. */
  readonly points: Float64Array;
  /** The two b at which fixed points meet, the lower first; none where w ≤ 4 has none. */
  readonly folds: readonly number[];
}

/** Shares of jittered starts. Thrown: farther than 2 from its start at some update. Arrived: a last loss below 0.05. */
export interface Shares {
  readonly thrown: number;
  readonly arrived: number;
}
export interface Cloud {
  readonly starts: number;
  readonly raw: Shares;
  readonly clipped: Shares;
  /** (starts, 4): last w and b of the raw walk, then of the clipped one. */
  readonly ends: Float64Array;
}
