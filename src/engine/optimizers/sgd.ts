import type { Tensor } from "../tensor/tensor.ts";
import type { Optimizer, SgdOptions } from "./optimizer.ts";

const f = Math.fround;
const MINUS_LR = 0;
const WEIGHT_DECAY = 1;
const MOMENTUM = 2;
const ONE_MINUS_DAMPENING = 3;
const NESTEROV = 4;

/** θ ← θ − lr·d with d = g + λθ, or, with momentum, b ← μb + (1 − dampening)d and d + μb (Nesterov) or b in place of d. */
export const sgd: Optimizer<SgdOptions> = {
  torchName: "SGD",
  stateNames: ({ momentum }) => (momentum === 0 ? [] : ["momentum_buffer"]),
  coefficients({ momentum, dampening, nesterov, weight_decay }, step, lr, into) {
    into[MINUS_LR] = -lr;
    into[WEIGHT_DECAY] = weight_decay;
    // The first step copies the gradient into the buffer, undampened; 0·b + 1·d is that copy, for the buffer starts at 0.
    into[MOMENTUM] = step === 0 ? 0 : momentum;
    into[ONE_MINUS_DAMPENING] = step === 0 ? 1 : 1 - dampening;
    into[NESTEROV] = nesterov ? momentum : 0;
  },
  update(theta, g, state, coefficients) {
    const buffer = state[0];
    if (buffer === undefined) plain(theta.data, g.data, coefficients);
    else withMomentum(theta.data, g.data, buffer, coefficients);
  },
};

function plain(theta: Float32Array, g: Float32Array, c: Float32Array): void {
  const minusLr = c[MINUS_LR] as number;
  const decay = c[WEIGHT_DECAY] as number;
  for (let i = 0; i < theta.length; i++) {
    const value = theta[i] as number;
    // Not g + 0·θ: an infinite weight would make a NaN of it.
    const d = decay === 0 ? (g[i] as number) : f((g[i] as number) + f(decay * value));
    // Not f(minusLr·d): PyTorch fuses the product into the sum, so that it overflows only where the sum does.
    theta[i] = value + minusLr * d;
  }
}

function withMomentum(theta: Float32Array, g: Float32Array, buffer: Tensor, c: Float32Array): void {
  const b = buffer.data;
  const minusLr = c[MINUS_LR] as number;
  const decay = c[WEIGHT_DECAY] as number;
  const momentum = c[MOMENTUM] as number;
  const undampened = c[ONE_MINUS_DAMPENING] as number;
  const nesterov = c[NESTEROV] as number;
  for (let i = 0; i < theta.length; i++) {
    const value = theta[i] as number;
    const d = decay === 0 ? (g[i] as number) : f((g[i] as number) + f(decay * value));
    const velocity = f(f((b[i] as number) * momentum) + f(d * undampened));
    b[i] = velocity;
    theta[i] = value + minusLr * (nesterov === 0 ? velocity : f(d + f(velocity * nesterov)));
  }
}
