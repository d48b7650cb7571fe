import { AdagradCoefficient } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { AdagradOptions, Optimizer } from "./optimizer.ts";

/** s ← s + g²;  θ ← θ + (−lr·g)/(√s + eps) (Duchi et al. 2011). s overflows at |g| of about 1.85e19. */
export const adagrad: Optimizer<AdagradOptions> = {
  torchName: "Adagrad",
  stateNames: () => ["sum"],
  initialState: ({ initial_accumulator_value }) => initial_accumulator_value,
  coefficients({ lr_decay, weight_decay, eps }, step, lr, into) {
    into[AdagradCoefficient.minusLr] = -(lr / (1 + step * lr_decay));
    into[AdagradCoefficient.weight_decay] = weight_decay;
    into[AdagradCoefficient.eps] = eps;
  },
  update(kernels, _options, theta, g, state, c) {
    kernels.adagradStep(theta.offset, g.offset, (state[0] as Tensor).offset, theta.length, c);
  },
};
