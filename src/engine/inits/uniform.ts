import type { Init } from "./init.ts";

/** U(−bound, bound); Var = bound²/3. */
export const uniform: Init = {
  pytorch: "nn.init.uniform_",
  takes: ["bound"],
  fill(weight, rows, cols, { bound }, generator) {
    generator.uniformInto(weight, 0, rows * cols, -bound, bound);
  },
  variance: (_rows, _cols, { bound }) => (bound * bound) / 3,
};
