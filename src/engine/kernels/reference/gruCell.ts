import type { Kernels } from "../kernels.ts";
import { sigmoidGradient32, tanhGradient32 } from "../math/gateGradients.ts";
import { sigmoid32 } from "../math/sigmoid.ts";
import { tanh32 } from "../math/tanh.ts";

const f = Math.fround;

/** Elementwise, in the order of operations of PyTorch's GRUCell (ATen/native/RNN.cpp). */
export function gruCellKernels(m: Float32Array): Pick<Kernels, "gruCellForward" | "gruCellBackward"> {
  return {
    gruCellForward(h, recurrent_n, gates, recurrent, h_prev, batch, features) {
      for (let b = 0; b < batch; b++) {
        const row = 3 * b * features;
        for (let j = 0; j < features; j++) {
          const k = b * features + j;
          const at = gates + row + j;
          const from = recurrent + row + j;
          const r = sigmoid32(f(m[from] + m[at]));
          const z = sigmoid32(f(m[from + features] + m[at + features]));
          const s = m[from + 2 * features];
          const n = tanh32(f(m[at + 2 * features] + f(s * r)));
          m[at] = r;
          m[at + features] = z;
          m[at + 2 * features] = n;
          m[recurrent_n + k] = s;
          m[h + k] = f(f(f(m[h_prev + k] - n) * z) + n);
        }
      }
    },
    gruCellBackward(dgates, drecurrent, dh_direct, dh, gates, recurrent_n, h_prev, batch, features) {
      for (let b = 0; b < batch; b++) {
        const row = 3 * b * features;
        for (let j = 0; j < features; j++) {
          const k = b * features + j;
          const at = gates + row + j;
          const r = m[at];
          const z = m[at + features];
          const n = m[at + 2 * features];
          const d = m[dh + k];
          const direct = f(d * z);
          const dn = tanhGradient32(f(d - direct), n);
          const dr = sigmoidGradient32(f(dn * m[recurrent_n + k]), r);
          const dz = sigmoidGradient32(f(d * f(m[h_prev + k] - n)), z);
          const to = row + j;
          m[dgates + to] = dr;
          m[drecurrent + to] = dr;
          m[dgates + to + features] = dz;
          m[drecurrent + to + features] = dz;
          m[dgates + to + 2 * features] = dn;
          m[drecurrent + to + 2 * features] = f(dn * r);
          m[dh_direct + k] = direct;
        }
      }
    },
  };
}
