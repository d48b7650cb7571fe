import { Activation, backward, forward } from "./parts/activation";
import { all, HALF, ONE } from "./parts/all";
import { erf } from "./parts/erf";
import { exp } from "./parts/exp";

const SQRT_HALF = memory.data<f32>([0.7071067811865476], 4);
/** 1/√(2π), the normal density at 0. */
const DENSITY = memory.data<f32>([0.3989422804014327], 4);
const MINUS_HALF = memory.data<f32>([-0.5], 4);

/** φ(x) = x·Φ(x) with the normal distribution Φ(x) = ½(1 + erf(x/√2)); φ′ = Φ(x) + x·Φ′(x). */
@unmanaged
class GELU extends Activation {
  @inline
  forward(x: v128, slope: v128): v128 {
    return f32x4.mul(f32x4.mul(x, all(HALF)), doubledDistribution(x));
  }

  @inline
  backward(dy: v128, x: v128, y: v128, slope: v128): v128 {
    const cdf = f32x4.mul(all(HALF), doubledDistribution(x));
    const pdf = f32x4.mul(all(DENSITY), exp(f32x4.mul(f32x4.mul(x, x), all(MINUS_HALF))));
    return f32x4.mul(dy, f32x4.add(cdf, f32x4.mul(x, pdf)));
  }
}

/** 1 + erf(x/√2). */
@inline
function doubledDistribution(x: v128): v128 {
  return f32x4.add(all(ONE), erf(f32x4.mul(x, all(SQRT_HALF))));
}

export function geluForward(y: i32, x: i32, length: i32, negative_slope: f64): void {
  forward<GELU>(y, x, length, negative_slope);
}

export function geluBackward(dx: i32, dy: i32, x: i32, y: i32, length: i32, negative_slope: f64): void {
  backward<GELU>(dx, dy, x, y, length, negative_slope);
}
