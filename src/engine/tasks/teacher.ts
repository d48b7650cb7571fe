import { tanh32, tanh64 } from "../kernels/math/tanh.ts";
import { gaussianExpectation } from "../theory/gaussianExpectation.ts";
import { batchShapes } from "./batchShapes.ts";
import { taskSizes } from "./sizes.ts";
import type { TaskEntry } from "./task.ts";

const f = Math.fround;
const square = (value: number) => value * value;

/** A fixed random layer to imitate: y = tanh(x W / √in), x = torch.randn(B, in), W = torch.randn(in, out) drawn once. */
export const teacher: TaskEntry = {
  ...taskSizes.teacher,
  preliminaryDraw: true,
  picture: { kind: "none" },
  // E[tanh² z] = 0.394, that of many inputs: of few, W makes a variance of its own around it.
  bestConstantLoss: (_, loss) => (loss === "mse" ? gaussianExpectation((z) => square(tanh64(z))) : null),
  shapes: batchShapes,
  createTask({ in_features, out_features, batch_size }) {
    const W = new Float32Array(in_features * out_features);
    const root = f(Math.sqrt(in_features));
    return {
      prepare(generator) {
        generator.normalInto(W, 0, W.length, 0, 1);
      },
      draw(x, y, generator) {
        generator.normalInto(x, 0, batch_size * in_features, 0, 1);
        for (let b = 0; b < batch_size; b++) {
          for (let o = 0; o < out_features; o++) {
            const sum = product(x, b * in_features, W, o, in_features, out_features);
            y[b * out_features + o] = tanh32(f(sum / root));
          }
        }
      },
      state: { W },
    };
  },
};

/** Row of x times column of W, added in the order of k with one rounding an operation. */
function product(x: Float32Array, row: number, W: Float32Array, column: number, length: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) {
    sum = f(sum + f((x[row + k] as number) * (W[k * width + column] as number)));
  }
  return sum;
}
