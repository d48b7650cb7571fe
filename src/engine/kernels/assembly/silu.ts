import { Activation, backward, forward } from "./parts/activation";
import { all, ONE } from "./parts/all";
import { exp } from "./parts/exp";
import { sigmoid } from "./parts/sigmoid";

/** φ(x) = x·σ(x), φ′ = σ(x)·(1 + x·(1 − σ(x))). */
@unmanaged
class SiLU extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return f32x4.div(x, f32x4.add(all(ONE), exp(f32x4.neg(x))));
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    const s = sigmoid(x);
    const factor = f32x4.add(all(ONE), f32x4.mul(x, f32x4.sub(all(ONE), s)));
    return f32x4.mul(f32x4.mul(dy, s), factor);
  }
}

export function siluForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<SiLU>(y, x, length, negative_slope);
}

export function siluBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<SiLU>(dx, dy, x, y, length, negative_slope);
}
