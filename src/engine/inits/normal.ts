import type { Init } from "./init.ts";

/** N(0, std²). */
export const normal: Init = {
  pytorch: "nn.init.normal_",
  takes: ["std"],
  fill(weight, rows, cols, { std }, generator) {
    generator.normalInto(weight, 0, rows * cols, 0, std);
  },
  variance: (_rows, _cols, { std }) => std * std,
};
