import type { Making } from "../grid.ts";
import { logUniform } from "../ranges.ts";
import { wellMade } from "./wellMade.ts";

/** Well made, at rates that are known to do; sometimes clipped, which then changes little. */
export const healthy: Making = {
  cause: "healthy",
  make(dice, sizes) {
    const adam = dice.chance(0.7);
    const optimizer = adam
      ? ({ name: "adam", lr: logUniform(dice, 5e-3, 2e-2) } as const)
      : ({ name: "sgd", lr: logUniform(dice, 1e-2, 3e-2), momentum: 0.5 } as const);
    const patch = { ...wellMade(dice, sizes, optimizer), steps: 80 };
    return dice.chance(0.3) ? { ...patch, clip: { mode: "norm", max_norm: 5 } } : patch;
  },
};
