import { batchShapes } from "./batchShapes.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

/**
 * Noise for noise: x = torch.randn(B, in), y = torch.randn(B, out); over time x = torch.randn(T, B, in), and
 * y = torch.randn(T, B, out) with a loss at every time step. Nothing can be learned but the mean, 0.
 */
export const randn: TaskEntry = {
  ...taskSizes.randn,
  preliminaryDraw: false,
  picture: { kind: "none" },
  bestConstantLoss: (_, loss) => (loss === "mse" ? 1 : null),
  shapes: batchShapes,
  createTask: () => ({
    prepare() {
      // Every batch is drawn afresh.
    },
    draw(x, y, generator) {
      generator.normalInto(x, 0, x.length, 0, 1);
      generator.normalInto(y, 0, y.length, 0, 1);
    },
    state: {},
  }),
};
