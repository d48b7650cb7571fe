import type { Init } from "./init.ts";
import { xavierStd, xavierVariance } from "./xavier.ts";

/** N(0, std²) with the std of Glorot and Bengio; Var = std². */
export const xavier_normal: Init = {
  pytorch: "nn.init.xavier_normal_",
  takes: ["gain"],
  fill(weight, rows, cols, { gain }, generator) {
    generator.normalInto(weight, 0, rows * cols, 0, xavierStd(rows, cols, gain));
  },
  variance: xavierVariance,
};
