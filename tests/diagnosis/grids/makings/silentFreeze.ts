import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";
import { overflowing } from "./overflowing.ts";

/**
 * A factor of 1e11 to 1e14 forward, and as much back, makes gradients that are finite and whose float32 norm is not;
 * under clipping by norm.
 */
export const silentFreeze: Making = {
  cause: "silent_freeze",
  make(dice, sizes) {
    const optimizer = { name: dice.pick(["sgd", "adam"] as const), lr: logUniform(dice, 1e-4, 1e-1) };
    return {
      ...overflowing(dice, sizes, 10 ** uniform(dice, 11, 14), optimizer),
      loss: "mse",
      steps: 15,
      clip: { mode: "norm", max_norm: logUniform(dice, 0.5, 100) },
    };
  },
};
