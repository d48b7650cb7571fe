import { Activation, backward, forward } from "./parts/activation";

/** φ(x) = max(x, 0). Where x ≤ 0 all bits are cleared: a NaN passes, an infinite dy does not. */
@unmanaged
class ReLU extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return v128.andnot(x, f32x4.le(x, i32x4.splat(0)));
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return v128.andnot(dy, f32x4.le(x, i32x4.splat(0)));
  }
}

export function reluForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<ReLU>(y, x, length, negative_slope);
}

export function reluBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<ReLU>(dx, dy, x, y, length, negative_slope);
}
