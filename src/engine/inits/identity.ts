import type { Init } from "./init.ts";

/** gain on the main diagonal, 0 elsewhere; draws nothing. */
export const identity: Init = {
  pytorch: "nn.init.eye_",
  takes: ["gain"],
  fill(weight, rows, cols, { gain }) {
    weight.fill(0, 0, rows * cols);
    for (let i = 0; i < Math.min(rows, cols); i++) weight[i * cols + i] = gain;
  },
  variance: () => null,
};
