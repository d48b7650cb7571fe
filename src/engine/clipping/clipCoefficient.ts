const f = Math.fround;
const EPS = f(1e-6);

/**
 * clip_grad_norm_'s coefficient min(1, max_norm/(total + 1e-6)), a division that PyTorch does as reciprocal times
 * max_norm. An infinite norm gives 0, NaN stays NaN.
 */
export function clipCoefficient(max_norm: number, total: number): number {
  return Math.min(1, f(f(1 / f(total + EPS)) * f(max_norm)));
}
