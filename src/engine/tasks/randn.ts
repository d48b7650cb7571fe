import { batchOfRows } from "./batchOfRows.ts";
import type { TaskEntry } from "./task.ts";

/** Noise for noise: x = torch.randn(B, in), y = torch.randn(B, out). Nothing can be learned but the mean, 0. */
export const randn: TaskEntry = {
  models: ["mlp"],
  fixed: {},
  preliminaryDraw: false,
  bestConstantLoss: null,
  shapes: batchOfRows,
  createTask: ({ in_features, out_features, batch_size }) => ({
    prepare() {
      // Every batch is drawn afresh.
    },
    draw(x, y, generator) {
      generator.normalInto(x, 0, batch_size * in_features, 0, 1);
      generator.normalInto(y, 0, batch_size * out_features, 0, 1);
    },
    state: {},
  }),
};
