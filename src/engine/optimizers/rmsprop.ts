import type { Tensor } from "../tensor/tensor.ts";
import type { Optimizer, RMSpropOptions } from "./optimizer.ts";

const f = Math.fround;
const MINUS_LR = 0;
const WEIGHT_DECAY = 1;
const ALPHA = 2;
const ONE_MINUS_ALPHA = 3;
const EPS = 4;
const MOMENTUM = 5;
const CENTERED = 6;
const HAS_MOMENTUM = 7;

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
  coefficients({ alpha, eps, momentum, centered, weight_decay }, _step, lr, into) {
    into[MINUS_LR] = -lr;
    into[WEIGHT_DECAY] = weight_decay;
    into[ALPHA] = alpha;
    into[ONE_MINUS_ALPHA] = 1 - alpha;
    into[EPS] = eps;
    into[MOMENTUM] = momentum;
    into[CENTERED] = centered ? 1 : 0;
    into[HAS_MOMENTUM] = momentum > 0 ? 1 : 0;
  },
  update(theta, g, state, c) {
    const values = theta.data;
    const gradients = g.data;
    const squares = (state[0] as Tensor).data;
    const buffer = c[HAS_MOMENTUM] === 1 ? (state[1] as Tensor).data : undefined;
    const means = c[CENTERED] === 1 ? (state[state.length - 1] as Tensor).data : undefined;
    const minusLr = c[MINUS_LR] as number;
    const decay = c[WEIGHT_DECAY] as number;
    const alpha = c[ALPHA] as number;
    const oneMinusAlpha = c[ONE_MINUS_ALPHA] as number;
    const eps = c[EPS] as number;
    const momentum = c[MOMENTUM] as number;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const d = decay === 0 ? (gradients[i] as number) : f((gradients[i] as number) + f(decay * value));
      const square = f(f((squares[i] as number) * alpha) + f(f(oneMinusAlpha * d) * d));
      squares[i] = square;
      let variance = square;
      if (means !== undefined) {
        const mean = f(f((means[i] as number) * alpha) + f(d * oneMinusAlpha));
        means[i] = mean;
        // The product is not rounded, for PyTorch fuses it into the sum: its overflow would make NaN of an infinite v.
        variance = f(square - mean * mean);
      }
      const rms = f(f(Math.sqrt(variance)) + eps);
      if (buffer === undefined) {
        values[i] = value + f(f(minusLr * d) / rms);
      } else {
        const velocity = f(f((buffer[i] as number) * momentum) + f(d / rms));
        buffer[i] = velocity;
        // Fused, as in sgd.ts.
        values[i] = value + minusLr * velocity;
      }
    }
  },
};
