import type { Loss } from "./loss.ts";

/** L = mean((prediction − target)²) over all elements, ∂L/∂prediction = 2/n·(prediction − target). */
export const mse: Loss = {
  module: "nn.MSELoss",
  forward: (kernels, prediction, target) => kernels.mseForward(prediction.offset, target.offset, prediction.length),
  backward: (kernels, gradient, prediction, target) =>
    kernels.mseBackward(gradient.offset, prediction.offset, target.offset, prediction.length),
};
