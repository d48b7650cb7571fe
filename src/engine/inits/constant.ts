import type { Init } from "./init.ts";

/** The same value everywhere; draws nothing. */
export const constant: Init = {
  pytorch: "nn.init.constant_",
  takes: ["value"],
  fill(weight, rows, cols, { value }) {
    weight.fill(value, 0, rows * cols);
  },
  variance: () => null,
};
