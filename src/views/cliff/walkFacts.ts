import { PATH_STRIDE } from "../../engine/cliff/shapes.ts";
import { ARRIVED, thrownAt } from "../../engine/cliff/thrown.ts";

/** A point of a path. */
export interface WalkPoint {
  readonly w: number;
  readonly b: number;
  readonly loss: number;
  readonly gradient: number;
}

/** What a path has come to at an update. */
export interface WalkFacts {
  /** The first update that was thrown; null: none so far. */
  readonly thrownAt: number | null;
  readonly arrived: boolean;
  readonly longest: number;
  readonly first: WalkPoint;
  readonly now: WalkPoint;
}

export function pointOf(path: Float64Array, k: number): WalkPoint {
  const at = k * PATH_STRIDE;
  const [w = Number.NaN, b = Number.NaN, loss = Number.NaN, gradient = Number.NaN] = path.subarray(
    at,
    at + PATH_STRIDE,
  );
  return { w, b, loss, gradient };
}

export function walkFacts(path: Float64Array, shown: number): WalkFacts {
  const last = Math.min(shown, path.length / PATH_STRIDE - 1);
  const first = pointOf(path, 0);
  let longest = 0;
  for (let k = 0; k <= last; k++) {
    const { gradient } = pointOf(path, k);
    if (!(gradient <= longest)) longest = gradient;
  }
  const now = pointOf(path, last);
  return { thrownAt: thrownAt(path, last), arrived: now.loss < ARRIVED, longest, first, now };
}

/** How many times longer than its usual gradient the one at the wall is. */
const WALL = 10;

/** The first update whose gradient is much longer than those before it; null: none. */
export function wallStep(path: Float64Array): number | null {
  let largest = pointOf(path, 0).gradient;
  for (let k = 1; k < path.length / PATH_STRIDE; k++) {
    const { gradient } = pointOf(path, k);
    if (gradient > WALL * largest) return k;
    largest = Math.max(largest, gradient);
  }
  return null;
}
