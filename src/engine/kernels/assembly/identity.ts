import { Activation, backward, forward } from "./parts/activation";

/** φ(x) = x, the activation "linear" (its own name belongs to the dense layer). */
@unmanaged
class Identity extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return x;
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return dy;
  }
}

export function identityForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<Identity>(y, x, length, negative_slope);
}

export function identityBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<Identity>(dx, dy, x, y, length, negative_slope);
}
