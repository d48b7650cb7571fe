import type { Making } from "../grid.ts";
import { logUniform } from "../ranges.ts";
import { wellMade } from "./wellMade.ts";

/**
 * What learns, and one batch in 15 to 25 whose targets are a thousand to a hundred thousand times too large; clipping
 * may let it pass.
 */
export const badBatch: Making = {
  cause: "bad_batch",
  make(dice, sizes) {
    const adam = dice.chance(0.3);
    const patch = wellMade(dice, sizes, {
      name: adam ? "adam" : "sgd",
      lr: adam ? logUniform(dice, 1e-3, 1e-2) : logUniform(dice, 3e-3, 2e-2),
    });
    const data = {
      ...patch.data,
      outlier_every: dice.integer(15, 26),
      outlier_scale: logUniform(dice, 1e3, 1e5),
    };
    return { ...patch, data, clip: dice.chance(0.3) ? { mode: "norm", max_norm: 1 } : { mode: "none" } };
  },
};
