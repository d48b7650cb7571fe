import { Activation, backward, forward } from "./parts/activation";
import { ONE } from "./parts/all";
import { exponentialLinear, exponentialLinearGradient } from "./parts/exponentialLinear";

@unmanaged
class ELU extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return exponentialLinear(x, ONE, ONE);
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return exponentialLinearGradient(dy, x, ONE, ONE);
  }
}

export function eluForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<ELU>(y, x, length, negative_slope);
}

export function eluBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<ELU>(dx, dy, x, y, length, negative_slope);
}
