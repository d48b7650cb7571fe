import type { Kernels } from "../kernels.ts";
import { sigmoidGradient32, tanhGradient32 } from "../math/gateGradients.ts";
import { sigmoid32 } from "../math/sigmoid.ts";
import { tanh32 } from "../math/tanh.ts";

const f = Math.fround;

/** Elementwise, in the order of operations of PyTorch's LSTMCell (ATen/native/RNN.cpp). */
export function lstmCellKernels(m: Float32Array): Pick<Kernels, "lstmCellForward" | "lstmCellBackward"> {
  return {
    lstmCellForward(h, c, tanh_c, gates, recurrent, c_prev, batch, features) {
      for (let b = 0; b < batch; b++) {
        const row = 4 * b * features;
        for (let j = 0; j < features; j++) {
          const k = b * features + j;
          const at = gates + row + j;
          const from = recurrent + row + j;
          const i = sigmoid32(f(m[from] + m[at]));
          const forget = sigmoid32(f(m[from + features] + m[at + features]));
          const g = tanh32(f(m[from + 2 * features] + m[at + 2 * features]));
          const o = sigmoid32(f(m[from + 3 * features] + m[at + 3 * features]));
          const state = f(f(forget * m[c_prev + k]) + f(i * g));
          const squashed = tanh32(state);
          m[at] = i;
          m[at + features] = forget;
          m[at + 2 * features] = g;
          m[at + 3 * features] = o;
          m[c + k] = state;
          m[tanh_c + k] = squashed;
          m[h + k] = f(o * squashed);
        }
      }
    },
    lstmCellBackward(dgates, dc_prev, dc, dh, gates, tanh_c, c_prev, batch, features) {
      for (let b = 0; b < batch; b++) {
        const row = 4 * b * features;
        for (let j = 0; j < features; j++) {
          const k = b * features + j;
          const at = gates + row + j;
          const to = dgates + row + j;
          const i = m[at];
          const forget = m[at + features];
          const g = m[at + 2 * features];
          const o = m[at + 3 * features];
          const d = f(m[dc + k] + tanhGradient32(f(m[dh + k] * o), m[tanh_c + k]));
          m[dc + k] = d;
          m[to] = sigmoidGradient32(f(d * g), i);
          m[to + features] = sigmoidGradient32(f(d * m[c_prev + k]), forget);
          m[to + 2 * features] = tanhGradient32(f(d * i), g);
          m[to + 3 * features] = sigmoidGradient32(f(m[dh + k] * m[tanh_c + k]), o);
          m[dc_prev + k] = f(d * forget);
        }
      }
    },
  };
}
