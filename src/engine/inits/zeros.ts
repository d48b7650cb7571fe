import type { Init } from "./init.ts";

/** 0 everywhere; draws nothing. */
export const zeros: Init = {
  pytorch: "nn.init.zeros_",
  takes: [],
  fill(weight, rows, cols) {
    weight.fill(0, 0, rows * cols);
  },
  variance: () => null,
};
