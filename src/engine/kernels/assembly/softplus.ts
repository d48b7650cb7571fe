import { Activation, backward, forward } from "./parts/activation";
import { all, ONE } from "./parts/all";
import { exp } from "./parts/exp";
import { softplus, THRESHOLD } from "./parts/softplus";

/** φ(x) = log(1 + exp(x)), x itself above the threshold; φ′ = σ(x). */
@unmanaged
class Softplus extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return softplus(x);
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    const e = exp(x);
    const below = f32x4.div(f32x4.mul(dy, e), f32x4.add(e, all(ONE)));
    return v128.bitselect(dy, below, f32x4.gt(x, all(THRESHOLD)));
  }
}

export function softplusForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<Softplus>(y, x, length, negative_slope);
}

export function softplusBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<Softplus>(dx, dy, x, y, length, negative_slope);
}
