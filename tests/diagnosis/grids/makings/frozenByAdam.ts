import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";
import { overflowing } from "./overflowing.ts";

/** Gradients of about 1e25 to 1e30, finite and far too large to be squared, under an optimizer that squares them. */
export const frozenByAdam: Making = {
  cause: "frozen_by_adam",
  make(dice, sizes) {
    const name = dice.pick(["adam", "adamw", "rmsprop", "adagrad"] as const);
    const optimizer = { name, lr: logUniform(dice, 1e-4, 1e-2) };
    return { ...overflowing(dice, sizes, 10 ** uniform(dice, 12.5, 15), optimizer), loss: "mse", steps: 15 };
  },
};
