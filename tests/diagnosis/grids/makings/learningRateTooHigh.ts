import type { Making } from "../grid.ts";
import { logUniform } from "../ranges.ts";
import { mlp } from "./mlp.ts";
import { wellMade } from "./wellMade.ts";

/**
 * Well made, or without any hidden layer, at many times 2/λ; squared errors, for those of cross-entropy grow slowly and
 * may recover.
 */
export const learningRateTooHigh: Making = {
  cause: "learning_rate_too_high",
  make(dice, sizes) {
    const optimizer = dice.chance(0.8)
      ? ({ name: "sgd", lr: logUniform(dice, 5, 50), momentum: dice.pick([0, 0.9]) } as const)
      : ({ name: "adam", lr: logUniform(dice, 1, 10) } as const);
    const flat = dice.chance(0.4);
    const patch = flat
      ? mlp(dice, sizes, 0, { init: { scheme: "xavier_normal" }, optimizer })
      : wellMade(dice, sizes, optimizer);
    return { ...patch, loss: "mse" };
  },
};
