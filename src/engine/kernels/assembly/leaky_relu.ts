import { Activation, backward, forward } from "./parts/activation";

/** φ(x) = x above 0, negative_slope·x elsewhere. */
@unmanaged
class LeakyReLU extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return v128.bitselect(x, f32x4.mul(x, slope), f32x4.gt(x, i32x4.splat(0)));
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return v128.bitselect(dy, f32x4.mul(dy, slope), f32x4.gt(x, i32x4.splat(0)));
  }
}

export function leaky_reluForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<LeakyReLU>(y, x, length, negative_slope);
}

export function leaky_reluBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<LeakyReLU>(dx, dy, x, y, length, negative_slope);
}
