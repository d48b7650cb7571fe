const f = Math.fround;

/** ∂L/∂x of y = σ(x), as PyTorch rounds it: (dy·(1 − y))·y. */
export function sigmoidGradient32(dy: number, y: number): number {
  return f(f(dy * f(1 - y)) * y);
}

/** ∂L/∂x of y = tanh(x), as PyTorch rounds it: dy·(1 − y²). */
export function tanhGradient32(dy: number, y: number): number {
  return f(dy * f(1 - f(y * y)));
}
