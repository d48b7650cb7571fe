import { momentCoefficients, momentNames, updateMoments } from "./moments.ts";
import type { AdamOptions, Optimizer } from "./optimizer.ts";

/** Adam (Kingma & Ba 2015), with L2 regularization as part of the gradient. */
export const adam: Optimizer<AdamOptions> = {
  torchName: "Adam",
  stateNames: momentNames,
  coefficients(options, step, lr, into) {
    momentCoefficients(options, step, lr, options.weight_decay, 1, into);
  },
  update: updateMoments,
};
