import { all, ONE } from "./all";

/** ∂L/∂x of y = σ(x), as PyTorch rounds it: (dy·(1 − y))·y. */
@inline
export function sigmoidGradient(dy: v128, y: v128): v128 {
  return f32x4.mul(f32x4.mul(dy, f32x4.sub(all(ONE), y)), y);
}

/** ∂L/∂x of y = tanh(x), as PyTorch rounds it: dy·(1 − y²). */
@inline
export function tanhGradient(dy: v128, y: v128): v128 {
  return f32x4.mul(dy, f32x4.sub(all(ONE), f32x4.mul(y, y)));
}
