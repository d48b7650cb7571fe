import { NO_TENSOR, RmspropCoefficient } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Optimizer, RMSpropOptions } from "./optimizer.ts";

/**
 * v ← αv + ((1 − α)g)g;  r = √v + eps, or √(v − ḡ²) + eps with the running mean ḡ (centered);
 * θ ← θ + (−lr·g)/r, or, with momentum, b ← μb + g/r and θ ← θ − lr·b.
 * v overflows at |g| between 1.8e20 and 1.9e20 (α = 0.99).
 */
export const rmsprop: Optimizer<RMSpropOptions> = {
  torchName: "RMSprop",
  stateNames: ({ momentum, centered }) => [
    "square_avg",
    ...(momentum > 0 ? ["momentum_buffer"] : []),
    ...(centered ? ["grad_avg"] : []),
  ],
  coefficients({ alpha, eps, momentum, weight_decay }, _step, lr, into) {
    into[RmspropCoefficient.minusLr] = -lr;
    into[RmspropCoefficient.weight_decay] = weight_decay;
    into[RmspropCoefficient.alpha] = alpha;
    into[RmspropCoefficient.oneMinusAlpha] = 1 - alpha;
    into[RmspropCoefficient.eps] = eps;
    into[RmspropCoefficient.momentum] = momentum;
  },
  update(kernels, { momentum, centered }, theta, g, state, c) {
    const v = state[0] as Tensor;
    const buffer = momentum > 0 ? (state[1] as Tensor).offset : NO_TENSOR;
    const mean = centered ? (state[state.length - 1] as Tensor).offset : NO_TENSOR;
    kernels.rmspropStep(theta.offset, g.offset, v.offset, buffer, mean, theta.length, c);
  },
};
