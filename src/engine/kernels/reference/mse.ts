import { type Kernels, LANES } from "../kernels.ts";
import { clearedLanes64, collectLanes64, inLanes } from "./lanes.ts";

const f = Math.fround;

export function mseKernels(m: Float32Array): Pick<Kernels, "mseForward" | "mseBackward"> {
  return {
    mseForward(prediction, target, length) {
      const full = inLanes(length);
      const lanes = clearedLanes64();
      for (let i = 0; i < full; i++) lanes[i % LANES] += squaredError(m, prediction + i, target + i);
      let sum = collectLanes64(lanes);
      for (let i = full; i < length; i++) sum += squaredError(m, prediction + i, target + i);
      return f(f(sum) / length);
    },
    mseBackward(dprediction, prediction, target, length) {
      const factor = f(2 / length);
      for (let i = 0; i < length; i++) m[dprediction + i] = f(factor * f(m[prediction + i] - m[target + i]));
    },
  };
}

function squaredError(m: Float32Array, prediction: number, target: number): number {
  const error = f(m[prediction] - m[target]);
  return f(error * error);
}
