import { NO_TENSOR, SgdCoefficient } from "../kernels/kernels.ts";
import type { Optimizer, SgdOptions } from "./optimizer.ts";

/** θ ← θ − lr·d with d = g + λθ, or, with momentum, b ← μb + (1 − dampening)d and d + μb (Nesterov) or b in place of d. */
export const sgd: Optimizer<SgdOptions> = {
  torchName: "SGD",
  stateNames: ({ momentum }) => (momentum === 0 ? [] : ["momentum_buffer"]),
  coefficients({ momentum, dampening, nesterov, weight_decay }, step, lr, into) {
    into[SgdCoefficient.minusLr] = -lr;
    into[SgdCoefficient.weight_decay] = weight_decay;
    // The first step copies the gradient into the buffer, undampened; 0·b + 1·d is that copy, for the buffer starts at 0.
    into[SgdCoefficient.momentum] = step === 0 ? 0 : momentum;
    into[SgdCoefficient.undampened] = step === 0 ? 1 : 1 - dampening;
    into[SgdCoefficient.nesterov] = nesterov ? momentum : 0;
  },
  update(kernels, _options, theta, g, state, c) {
    kernels.sgdStep(theta.offset, g.offset, state[0]?.offset ?? NO_TENSOR, theta.length, c);
  },
};
