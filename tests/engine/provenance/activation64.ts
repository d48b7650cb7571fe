import { activations } from "../../../src/engine/activations/index.ts";
import type { ActivationName } from "../../../src/engine/activations/names.ts";
import { ranged } from "./record64.ts";

/** φ and what it hands back, of a tensor. */
export interface Activation64 {
  forward(x: Float64Array): Float64Array;
  /** ∂L/∂x of ∂L/∂y. Where ReLU is off, nothing passes, not even an Inf. */
  backward(dy: Float64Array, x: Float64Array, y: Float64Array): Float64Array;
}

export function activation64(name: ActivationName, negative_slope = 0): Activation64 {
  const { forward64, derivative64 } = activations[name];
  const back = (dy: number, x: number, y: number) => {
    if (name === "relu" && x <= 0) return 0;
    // Near saturation 1 − y² is what float32 has left of it, not the derivative at x.
    if (name === "tanh") return dy * Math.fround(1 - Math.fround(y * y));
    if (name === "sigmoid") return dy * Math.fround(Math.fround(1 - y) * y);
    // dy·eˣ/(eˣ + 1), in this order: the product may leave the range though the quotient is smaller than dy.
    if (name === "softplus" && x <= 20) return ranged(dy * Math.exp(x)) / (Math.exp(x) + 1);
    return dy * Math.fround(derivative64(x, negative_slope));
  };
  return {
    forward: (x) => x.map((value) => ranged(forward64(value, negative_slope))),
    backward: (dy, x, y) => dy.map((d, i) => ranged(back(d, x[i] as number, y[i] as number))),
  };
}
