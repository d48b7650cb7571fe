import type { Tensor } from "../tensor/tensor.ts";
import type { AdagradOptions, Optimizer } from "./optimizer.ts";

const f = Math.fround;
const MINUS_LR = 0;
const WEIGHT_DECAY = 1;
const EPS = 2;

/** s ← s + g²;  θ ← θ + (−lr·g)/(√s + eps) (Duchi et al. 2011). s overflows at |g| of about 1.85e19. */
export const adagrad: Optimizer<AdagradOptions> = {
  torchName: "Adagrad",
  stateNames: () => ["sum"],
  initialState: ({ initial_accumulator_value }) => initial_accumulator_value,
  coefficients({ lr_decay, weight_decay, eps }, step, lr, into) {
    into[MINUS_LR] = -(lr / (1 + step * lr_decay));
    into[WEIGHT_DECAY] = weight_decay;
    into[EPS] = eps;
  },
  update(theta, g, state, c) {
    const values = theta.data;
    const gradients = g.data;
    const sums = (state[0] as Tensor).data;
    const minusLr = c[MINUS_LR] as number;
    const decay = c[WEIGHT_DECAY] as number;
    const eps = c[EPS] as number;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const d = decay === 0 ? (gradients[i] as number) : f((gradients[i] as number) + f(decay * value));
      const sum = f((sums[i] as number) + f(d * d));
      sums[i] = sum;
      values[i] = value + f(f(minusLr * d) / f(f(Math.sqrt(sum)) + eps));
    }
  },
};
