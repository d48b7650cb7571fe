import { momentCoefficients, momentNames, updateMoments } from "./moments.ts";
import type { AdamWOptions, Optimizer } from "./optimizer.ts";

/** AdamW (Loshchilov & Hutter 2019): the weights decay on their own, θ ← (1 − lr·λ)θ, before Adam's step. */
export const adamw: Optimizer<AdamWOptions> = {
  torchName: "AdamW",
  stateNames: momentNames,
  coefficients(options, step, lr, into) {
    momentCoefficients(options, step, lr, 0, 1 - lr * options.weight_decay, into);
  },
  update: updateMoments,
};
