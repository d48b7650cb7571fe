import { FINITE, INFINITE, type Kernels, LANES, NOT_A_NUMBER } from "../kernels.ts";
import { clearedLanes32, clearedLanes64, collectLanes32, collectLanes64, inLanes } from "./lanes.ts";

type ReductionKernels = Pick<
  Kernels,
  | "sumOfSquares"
  | "sumOfSquares64"
  | "sumsOfSquares"
  | "sumOfSquaredDifferences64"
  | "scaleAndSum"
  | "maxAbs"
  | "scanNonfinite"
>;

export function reductionKernels(m: Float32Array): ReductionKernels {
  const doubles = new Float64Array(m.buffer, 0, Math.floor(m.buffer.byteLength / 8));
  return {
    sumOfSquares: (x, length) => sumOfSquares(m, x, length),
    sumOfSquares64: (x, length) => sumOfSquares64(m, x, length),
    sumsOfSquares(x, length, into) {
      doubles[into / 2] = sumOfSquares(m, x, length);
      doubles[into / 2 + 1] = sumOfSquares64(m, x, length);
    },
    sumOfSquaredDifferences64: (x, y, length) => sumOfSquaredDifferences64(m, x, y, length),
    scaleAndSum(x, factor, length) {
      const s = Math.fround(factor);
      for (let i = 0; i < length; i++) m[x + i] *= s;
      return sumOfSquares(m, x, length);
    },
    maxAbs(x, length) {
      let max = 0;
      for (let i = 0; i < length; i++) {
        const magnitude = Math.abs(m[x + i]);
        if (Number.isNaN(magnitude)) return magnitude;
        if (magnitude > max) max = magnitude;
      }
      return max;
    },
    scanNonfinite(x, length) {
      let found: typeof FINITE | typeof INFINITE = FINITE;
      for (let i = 0; i < length; i++) {
        const value = m[x + i];
        if (value - value === 0) continue;
        if (Number.isNaN(value)) return NOT_A_NUMBER;
        found = INFINITE;
      }
      return found;
    },
  };
}

function sumOfSquares(m: Float32Array, x: number, length: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes32();
  for (let i = 0; i < full; i++) lanes[i % LANES] += m[x + i] * m[x + i];
  let sum = collectLanes32(lanes);
  for (let i = full; i < length; i++) sum = Math.fround(sum + m[x + i] * m[x + i]);
  return sum;
}

function sumOfSquares64(m: Float32Array, x: number, length: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes64();
  for (let i = 0; i < full; i++) lanes[i % LANES] += m[x + i] * m[x + i];
  let sum = collectLanes64(lanes);
  for (let i = full; i < length; i++) sum += m[x + i] * m[x + i];
  return sum;
}

function sumOfSquaredDifferences64(m: Float32Array, x: number, y: number, length: number): number {
  const full = inLanes(length);
  const lanes = clearedLanes64();
  for (let i = 0; i < full; i++) lanes[i % LANES] += squaredDifference(m, x + i, y + i);
  let sum = collectLanes64(lanes);
  for (let i = full; i < length; i++) sum += squaredDifference(m, x + i, y + i);
  return sum;
}

function squaredDifference(m: Float32Array, x: number, y: number): number {
  const difference = Math.fround(m[x] - m[y]);
  return difference * difference;
}
