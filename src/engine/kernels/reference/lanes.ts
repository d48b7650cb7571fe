import { LANES } from "../kernels.ts";

/**
 * The order of the sums that run neither over k nor over the batch (see Kernels): element i belongs to lane i mod 8 while
 * a full group of 8 remains; then lane 0 takes lanes 1..7 in turn, and after them the rest of the elements in turn.
 */
const lanes32 = new Float32Array(LANES);
const lanes64 = new Float64Array(LANES);

/** How many elements go through the lanes. */
export function inLanes(length: number): number {
  return length - (length % LANES);
}

/** Eight float32 accumulators at 0, each store a rounding. Valid until the next call. */
export function clearedLanes32(): Float32Array {
  return lanes32.fill(0);
}

/** Eight float64 accumulators at 0. Valid until the next call. */
export function clearedLanes64(): Float64Array {
  return lanes64.fill(0);
}

export function collectLanes32(lanes: Float32Array): number {
  let sum = lanes[0];
  for (let lane = 1; lane < LANES; lane++) sum = Math.fround(sum + lanes[lane]);
  return sum;
}

export function collectLanes64(lanes: Float64Array): number {
  let sum = lanes[0];
  for (let lane = 1; lane < LANES; lane++) sum += lanes[lane];
  return sum;
}
