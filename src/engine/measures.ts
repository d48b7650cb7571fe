import type { GradientNorms } from "./clipping/gradientNorms.ts";
import type { Kernels } from "./kernels/kernels.ts";
import type { Quantity } from "./quantities.ts";
import type { Tensor } from "./tensor/tensor.ts";

/** When in a training step a quantity can be read: the gradients exist, they are clipped, the parameters have moved. */
export type Phase = "backward" | "clip" | "update";

/** What a measurement reads. */
export interface Scene {
  readonly kernels: Kernels;
  readonly norms: GradientNorms;
  readonly parameters: readonly Tensor[];
  readonly gradients: readonly Tensor[];
  readonly hidden: readonly Tensor[];
  readonly hiddenGradients: readonly Tensor[];
  /** θ_{k+1} − θ_k of every parameter, after the update; there where an update norm is recorded. */
  readonly updates: readonly Tensor[];
  loss: number;
  clip_coef: number;
}

export interface Measure {
  readonly phase: Phase;
  /** Writes the quantity's numbers into the row from `at` on. */
  write(scene: Scene, row: Float64Array, at: number): void;
}

/** How each quantity is measured. */
export const measures: { readonly [Q in Quantity]: Measure } = {
  loss: {
    phase: "backward",
    write: (scene, row, at) => {
      row[at] = scene.loss;
    },
  },
  total_norm: {
    phase: "backward",
    write: ({ norms }, row, at) => {
      row[at] = norms.total();
    },
  },
  total_norm_f64: {
    phase: "backward",
    write({ kernels, gradients }, row, at) {
      let sum = 0;
      for (const { offset, length } of gradients) sum += kernels.sumOfSquares64(offset, length);
      row[at] = Math.sqrt(sum);
    },
  },
  clip_coef: {
    phase: "clip",
    write: (scene, row, at) => {
      row[at] = scene.clip_coef;
    },
  },
  clipped_norm: {
    phase: "clip",
    write({ norms }, row, at) {
      norms.measure();
      row[at] = norms.total();
    },
  },
  grad_norm: { phase: "backward", write: ({ norms }, row, at) => row.set(norms.perParameter, at) },
  grad_norm_f64: {
    phase: "backward",
    write: ({ kernels, gradients }, row, at) => norms64(kernels, gradients, row, at),
  },
  update_norm: { phase: "update", write: ({ kernels, updates }, row, at) => norms32(kernels, updates, row, at) },
  update_norm_f64: { phase: "update", write: ({ kernels, updates }, row, at) => norms64(kernels, updates, row, at) },
  weight_norm: {
    phase: "backward",
    write: ({ kernels, parameters }, row, at) => norms32(kernels, parameters, row, at),
  },
  weight_norm_f64: {
    phase: "backward",
    write: ({ kernels, parameters }, row, at) => norms64(kernels, parameters, row, at),
  },
  hidden_grad_norm: {
    phase: "backward",
    write: ({ kernels, hiddenGradients }, row, at) => norms32(kernels, hiddenGradients, row, at),
  },
  hidden_grad_norm_f64: {
    phase: "backward",
    write: ({ kernels, hiddenGradients }, row, at) => norms64(kernels, hiddenGradients, row, at),
  },
  activation_rms: {
    phase: "backward",
    write({ kernels, hidden }, row, at) {
      let i = at;
      for (const { offset, length } of hidden) row[i++] = Math.sqrt(kernels.sumOfSquares64(offset, length) / length);
    },
  },
};

/** f(√f(Σ f(x²))) of each tensor. */
function norms32(kernels: Kernels, tensors: readonly Tensor[], row: Float64Array, at: number): void {
  let i = at;
  for (const { offset, length } of tensors) row[i++] = Math.fround(Math.sqrt(kernels.sumOfSquares(offset, length)));
}

/** √Σ x² of each tensor in float64. */
function norms64(kernels: Kernels, tensors: readonly Tensor[], row: Float64Array, at: number): void {
  let i = at;
  for (const { offset, length } of tensors) row[i++] = Math.sqrt(kernels.sumOfSquares64(offset, length));
}
