import { type Kernels, NO_TENSOR } from "../kernels.ts";
import { matmul } from "./matmul.ts";

const f = Math.fround;

type LinearKernels = Pick<Kernels, "linearForward" | "linearBackwardInput" | "linearBackwardWeight" | "transpose">;

/** The dense layer. */
export function linearKernels(m: Float32Array): LinearKernels {
  return {
    linearForward(y, x, W, _W_t, b, batch, fan_in, fan_out) {
      matmul(m, y, fan_out, 1, x, fan_in, 1, W, fan_in, 1, batch, fan_out, fan_in);
      if (b !== NO_TENSOR) addBias(m, y, b, batch, fan_out);
    },
    linearBackwardInput(dx, dy, W, batch, fan_in, fan_out) {
      matmul(m, dx, fan_in, 1, dy, fan_out, 1, W, 1, fan_in, batch, fan_in, fan_out);
    },
    linearBackwardWeight(dW, db, dy, x, batch, fan_in, fan_out) {
      matmul(m, dW, fan_in, 1, dy, 1, fan_out, x, 1, fan_in, fan_out, fan_in, batch);
      if (db !== NO_TENSOR) sumOverBatch(m, db, dy, batch, fan_out);
    },
    transpose(x_t, x, rows, columns) {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) m[x_t + column * rows + row] = m[x + row * columns + column];
      }
    },
  };
}

function addBias(m: Float32Array, y: number, b: number, batch: number, fan_out: number): void {
  for (let row = 0; row < batch; row++) {
    const start = y + row * fan_out;
    for (let o = 0; o < fan_out; o++) m[start + o] = f(m[start + o] + m[b + o]);
  }
}

function sumOverBatch(m: Float32Array, sum: number, x: number, batch: number, features: number): void {
  m.fill(0, sum, sum + features);
  for (let row = 0; row < batch; row++) {
    const start = x + row * features;
    for (let o = 0; o < features; o++) m[sum + o] = f(m[sum + o] + m[start + o]);
  }
}
