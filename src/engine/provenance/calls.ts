import { type Kernels, NO_TENSOR } from "../kernels/kernels.ts";
import type { Operation } from "./origin.ts";

/** A range of the memory, in float32 elements. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

interface Output extends Range {
  /** The first element of what it is the gradient of, where the call says it. */
  readonly gradientOf?: number;
}

/** What one call of a kernel reads and writes. A kernel that returns a number returns the loss. */
export interface Call {
  readonly operation: Operation;
  /** In the order in which they are computed. */
  readonly outputs: readonly Output[];
  readonly inputs: readonly Range[];
}

type KernelName = Exclude<keyof Kernels, "memory">;

/** Every kernel: what a call of it does, or null where it makes no number that was not there before. */
export const calls: { readonly [N in KernelName]: ((...args: Parameters<Kernels[N]>) => Call) | null } = {
  linearForward: (y, x, W, _W_t, b, batch, fan_in, fan_out) => ({
    operation: "forward_product",
    outputs: [range(y, batch * fan_out)],
    inputs: [range(x, batch * fan_in), range(W, fan_in * fan_out), ...optional(b, fan_out)],
  }),
  linearBackwardInput: (dx, dy, W, batch, fan_in, fan_out) => ({
    operation: "backward_product",
    outputs: [range(dx, batch * fan_in)],
    inputs: [range(dy, batch * fan_out), range(W, fan_in * fan_out)],
  }),
  linearBackwardWeight: (dW, db, dy, x, batch, fan_in, fan_out) => ({
    operation: "backward_product",
    outputs: [range(dW, fan_in * fan_out), ...optional(db, fan_out)],
    inputs: [range(dy, batch * fan_out), range(x, batch * fan_in)],
  }),

  activationForward: (_activation, y, x, length) => ({
    operation: "activation",
    outputs: [range(y, length)],
    inputs: [range(x, length)],
  }),
  activationBackward: (_activation, dx, dy, x, _y, length) => ({
    operation: "backward_activation",
    outputs: [{ ...range(dx, length), gradientOf: x }],
    inputs: [range(dy, length), range(x, length)],
  }),

  batchNormForward: (y, mean, rstd, x, weight, bias, batch, features) => ({
    operation: "normalization",
    outputs: [range(mean, features), range(rstd, features), range(y, batch * features)],
    inputs: [range(x, batch * features), range(weight, features), range(bias, features)],
  }),
  batchNormBackward: (dx, dweight, dbias, dy, x, mean, rstd, weight, batch, features) => ({
    operation: "backward_normalization",
    outputs: [{ ...range(dx, batch * features), gradientOf: x }, range(dweight, features), range(dbias, features)],
    inputs: [
      range(dy, batch * features),
      range(x, batch * features),
      range(mean, features),
      range(rstd, features),
      range(weight, features),
    ],
  }),
  layerNormForward: (y, mean, rstd, x, weight, bias, batch, features) => ({
    operation: "normalization",
    outputs: [range(mean, batch), range(rstd, batch), range(y, batch * features)],
    inputs: [range(x, batch * features), range(weight, features), range(bias, features)],
  }),
  layerNormBackward: (dx, dweight, dbias, dy, x, mean, rstd, weight, batch, features) => ({
    operation: "backward_normalization",
    outputs: [range(dweight, features), range(dbias, features), { ...range(dx, batch * features), gradientOf: x }],
    inputs: [
      range(dy, batch * features),
      range(x, batch * features),
      range(mean, batch),
      range(rstd, batch),
      range(weight, features),
    ],
  }),

  lstmCellForward: (h, c, tanh_c, gates, recurrent, c_prev, batch, features) => ({
    operation: "cell",
    outputs: [range(gates, 4 * batch * features), ...[c, tanh_c, h].map((state) => range(state, batch * features))],
    inputs: [
      range(gates, 4 * batch * features),
      range(recurrent, 4 * batch * features),
      range(c_prev, batch * features),
    ],
  }),
  lstmCellBackward: (dgates, dc_prev, dc, dh, gates, tanh_c, c_prev, batch, features) => ({
    operation: "backward_cell",
    outputs: [range(dc, batch * features), range(dgates, 4 * batch * features), range(dc_prev, batch * features)],
    inputs: [
      range(dh, batch * features),
      range(dc, batch * features),
      range(gates, 4 * batch * features),
      range(tanh_c, batch * features),
      range(c_prev, batch * features),
    ],
  }),
  gruCellForward: (h, recurrent_n, gates, recurrent, h_prev, batch, features) => ({
    operation: "cell",
    outputs: [range(gates, 3 * batch * features), range(recurrent_n, batch * features), range(h, batch * features)],
    inputs: [
      range(gates, 3 * batch * features),
      range(recurrent, 3 * batch * features),
      range(h_prev, batch * features),
    ],
  }),
  gruCellBackward: (dgates, drecurrent, dh_direct, dh, gates, recurrent_n, h_prev, batch, features) => ({
    operation: "backward_cell",
    outputs: [
      range(dgates, 3 * batch * features),
      range(drecurrent, 3 * batch * features),
      range(dh_direct, batch * features),
    ],
    inputs: [
      range(dh, batch * features),
      range(gates, 3 * batch * features),
      range(recurrent_n, batch * features),
      range(h_prev, batch * features),
    ],
  }),

  addScaled: (y, h, x, _scale, length) => ({
    operation: "sum",
    outputs: [range(y, length)],
    inputs: [range(h, length), range(x, length)],
  }),
  scale: (y, x, _factor, length) => ({
    operation: "sum",
    outputs: [range(y, length)],
    inputs: [range(x, length)],
  }),

  mseForward: (prediction, target, length) => ({
    operation: "loss",
    outputs: [],
    inputs: [range(prediction, length), range(target, length)],
  }),
  mseBackward: (dprediction, prediction, target, length) => ({
    operation: "loss",
    outputs: [range(dprediction, length)],
    inputs: [range(prediction, length), range(target, length)],
  }),
  crossEntropyForward: (prediction, target, rows, classes) => ({
    operation: "loss",
    outputs: [],
    inputs: [range(prediction, rows * classes), range(target, rows * classes)],
  }),
  crossEntropyBackward: (dprediction, prediction, target, rows, classes) => ({
    operation: "loss",
    outputs: [range(dprediction, rows * classes)],
    inputs: [range(prediction, rows * classes), range(target, rows * classes)],
  }),

  sumOfSquares: null,
  sumOfSquares64: null,
  sumsOfSquares: null,
  scaleAndSum: null,
  sumOfSquaredDifferences64: null,
  maxAbs: null,
  scanNonfinite: null,
  clamp: null,
  fill: null,
  copy: null,
  transpose: null,
  sgdStep: null,
  momentStep: null,
  rmspropStep: null,
  adagradStep: null,
  normal: null,
};

function range(offset: number, length: number): Range {
  return { offset, length };
}

function optional(offset: number, length: number): readonly Range[] {
  return offset === NO_TENSOR ? [] : [range(offset, length)];
}
