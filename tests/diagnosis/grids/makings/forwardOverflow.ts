import type { Making } from "../grid.ts";
import { logUniform, uniform } from "../ranges.ts";
import { overflowing } from "./overflowing.ts";

/** A gain with which the activations pass the largest float32, 3.4e38, on their way forward. */
export const forwardOverflow: Making = {
  cause: "forward_overflow",
  make(dice, sizes) {
    const optimizer = { name: dice.pick(["sgd", "adam"] as const), lr: logUniform(dice, 1e-4, 1e-1) };
    return { ...overflowing(dice, sizes, 10 ** uniform(dice, 41, 60), optimizer), steps: 5 };
  },
};
