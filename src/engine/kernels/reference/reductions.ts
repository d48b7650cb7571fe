import { FINITE, INFINITE, type Kernels, LANES, NOT_A_NUMBER } from "../kernels.ts";
import { clearedLanes32, clearedLanes64, collectLanes32, collectLanes64, inLanes } from "./lanes.ts";

type ReductionKernels = Pick<Kernels, "sumOfSquares" | "sumOfSquares64" | "maxAbs" | "scanNonfinite">;

export function reductionKernels(m: Float32Array): ReductionKernels {
  return {
    sumOfSquares(x, length) {
      const full = inLanes(length);
      const lanes = clearedLanes32();
      for (let i = 0; i < full; i++) lanes[i % LANES] += m[x + i] * m[x + i];
      let sum = collectLanes32(lanes);
      for (let i = full; i < length; i++) sum = Math.fround(sum + m[x + i] * m[x + i]);
      return sum;
    },
    sumOfSquares64(x, length) {
      const full = inLanes(length);
      const lanes = clearedLanes64();
      for (let i = 0; i < full; i++) lanes[i % LANES] += m[x + i] * m[x + i];
      let sum = collectLanes64(lanes);
      for (let i = full; i < length; i++) sum += m[x + i] * m[x + i];
      return sum;
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
