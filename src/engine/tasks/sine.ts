import { sin32 } from "../kernels/math/trigonometry.ts";
import { batchShapes } from "./batchShapes.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const f = Math.fround;

const PI = f(Math.PI);

/**
 * One period of a sine: x = torch.rand(B, 1) * 2 - 1, y = torch.sin(math.pi * x). The best constant is 0, with the loss
 * E[sin² πx] = ½.
 */
export const sine: TaskEntry = {
  ...taskSizes.sine,
  preliminaryDraw: false,
  picture: { kind: "curve", truth: (x) => sin32(f(PI * f(x))) },
  bestConstantLoss: (_, loss) => (loss === "mse" ? 0.5 : null),
  shapes: batchShapes,
  createTask: ({ batch_size }) => ({
    prepare() {
      // The function is given.
    },
    draw(x, y, generator) {
      generator.uniformInto(x, 0, batch_size, 0, 1);
      for (let i = 0; i < batch_size; i++) {
        const input = f((x[i] as number) * 2 - 1); // exact: a multiple of 2^−23 below 1
        x[i] = input;
        y[i] = sin32(f(PI * input));
      }
    },
    state: {},
  }),
};
