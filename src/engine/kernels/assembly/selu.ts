import { Activation, backward, forward } from "./parts/activation";
import { exponentialLinear, exponentialLinearGradient } from "./parts/exponentialLinear";

const SCALE = memory.data<f32>([1.0507009873554805], 4);
/** alpha·scale, as the product of the doubles gives it. */
const ALPHA_SCALE = memory.data<f32>([1.7580993408473766], 4);

@unmanaged
class SELU extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return exponentialLinear(x, SCALE, ALPHA_SCALE);
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    return exponentialLinearGradient(dy, x, SCALE, ALPHA_SCALE);
  }
}

export function seluForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<SELU>(y, x, length, negative_slope);
}

export function seluBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<SELU>(dx, dy, x, y, length, negative_slope);
}
