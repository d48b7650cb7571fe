import { Activation, backward, forward } from "./parts/activation";
import { sigmoidGradient } from "./parts/gradients";
import { sigmoid } from "./parts/sigmoid";

/** φ(x) = 1/(1 + exp(−x)). */
@unmanaged
class Sigmoid extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return sigmoid(x);
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return sigmoidGradient(dy, y);
  }
}

export function sigmoidForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<Sigmoid>(y, x, length, negative_slope);
}

export function sigmoidBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<Sigmoid>(dx, dy, x, y, length, negative_slope);
}
