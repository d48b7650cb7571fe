import type { Quantity } from "../quantities.ts";
import { dead_share, saturated_share } from "./activationShares.ts";
import { clip_cosine, clipped_norm, clipped_share } from "./clipping.ts";
import { layer_factor, running_product } from "./factors.ts";
import type { MakeMeasure, Moves } from "./measure.ts";
import { elements, norms32, signalNorms32, signalNorms64, sumOfSquares64 } from "./norms.ts";
import { ratioOf } from "./ratioOf.ts";
import { weight_hh_sigma_max, weight_hh_spectral_radius } from "./recurrent.ts";
import { total_norm_f64, totalNormMean } from "./totalNorm.ts";

/** How each quantity is measured. */
export const measures: { readonly [Q in Quantity]: MakeMeasure } = {
  loss: (scene) => ({
    backward(row, at) {
      row[at] = scene.loss;
    },
  }),
  total_norm: ({ norms }) => ({
    backward(row, at) {
      row[at] = norms.total();
    },
  }),
  total_norm_f64,
  total_norm_mean: totalNormMean(1),
  suggested_max_norm_low: totalNormMean(0.5),
  suggested_max_norm_high: totalNormMean(10),
  clip_coef: (scene) => ({
    clip(row, at) {
      row[at] = scene.clip_coef;
    },
  }),
  clipped_norm,
  clipped_share,
  clip_cosine,
  grad_norm: ({ norms }) => ({ backward: (row, at) => row.set(norms.perParameter, at) }),
  grad_norm_f64: ({ norms }) => ({
    backward(row, at) {
      let i = at;
      for (const square of norms.squares) row[i++] = Math.sqrt(square);
    },
  }),
  update_norm: ({ moves }) => ({
    update(row, at) {
      let i = at;
      for (const square of moves.updates32) row[i++] = Math.fround(Math.sqrt(square));
    },
  }),
  update_norm_f64: ({ moves }) => ({
    update(row, at) {
      let i = at;
      for (const square of moves.updates) row[i++] = Math.sqrt(square);
    },
  }),
  update_ratio: ({ moves: { updates, weights } }) => ({
    update(row, at) {
      for (let i = 0; i < updates.length; i++) {
        row[at + i] = ratioOf(Math.sqrt(updates[i] as number), Math.sqrt(weights[i] as number));
      }
    },
  }),
  weight_norm: ({ kernels, parameters }) => ({ backward: (row, at) => norms32(kernels, parameters, row, at) }),
  weight_norm_f64: ({ moves }) => ({
    update(row, at) {
      let i = at;
      for (const square of moves.weights) row[i++] = Math.sqrt(square);
    },
  }),
  hidden_grad_norm: ({ kernels, hiddenGradients }) => ({
    backward: (row, at) => signalNorms32(kernels, hiddenGradients, row, at),
  }),
  hidden_grad_norm_f64: (scene) => ({ backward: (row, at) => row.set(scene.hiddenGradientNorms(), at) }),
  layer_factor,
  running_product,
  activation_rms: ({ kernels, hidden }) => ({
    backward(row, at) {
      let i = at;
      for (const parts of hidden) row[i++] = Math.sqrt(sumOfSquares64(kernels, parts) / elements(parts));
    },
  }),
  dead_share,
  saturated_share,
  memory_grad_norm: ({ kernels, memoryGradients }) => ({
    backward: (row, at) => signalNorms32(kernels, memoryGradients, row, at),
  }),
  memory_grad_norm_f64: ({ kernels, memoryGradients }) => ({
    backward: (row, at) => signalNorms64(kernels, memoryGradients, row, at),
  }),
  weight_hh_sigma_max,
  weight_hh_spectral_radius,
};

/** The quantities that are measured on copies of the gradients before clipping. */
export const ofRawGradients: readonly Quantity[] = ["clip_cosine"];

/** The quantities that are measured while the parameters move. */
export const ofMoves: { readonly [M in keyof Moves]: readonly Quantity[] } = {
  weights: ["weight_norm_f64", "update_ratio"],
  updates: ["update_norm", "update_norm_f64", "update_ratio"],
  updates32: ["update_norm"],
};
