import { Activation, backward, forward } from "./parts/activation";
import { tanhGradient } from "./parts/gradients";
import { tanh } from "./parts/tanh";

@unmanaged
class Tanh extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return tanh(x);
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return tanhGradient(dy, y);
  }
}

export function tanhForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<Tanh>(y, x, length, negative_slope);
}

export function tanhBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<Tanh>(dx, dy, x, y, length, negative_slope);
}
