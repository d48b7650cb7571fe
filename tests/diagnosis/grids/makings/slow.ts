import type { Making } from "../grid.ts";
import { logUniform } from "../ranges.ts";
import { wellMade } from "./wellMade.ts";

/** What would learn, at a rate ten thousand times too small and less. */
export const slow: Making = {
  cause: "slow",
  make: (dice, sizes) =>
    wellMade(dice, sizes, { name: dice.pick(["sgd", "adam"] as const), lr: logUniform(dice, 1e-8, 1e-6) }),
};
