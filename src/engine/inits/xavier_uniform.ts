import type { Init } from "./init.ts";
import { xavierStd, xavierVariance } from "./xavier.ts";

/** U(±√3·std) with the std of Glorot and Bengio; Var = std². */
export const xavier_uniform: Init = {
  pytorch: "nn.init.xavier_uniform_",
  takes: ["gain"],
  fill(weight, rows, cols, { gain }, generator) {
    const bound = Math.sqrt(3) * xavierStd(rows, cols, gain);
    generator.uniformInto(weight, 0, rows * cols, -bound, bound);
  },
  variance: xavierVariance,
};
