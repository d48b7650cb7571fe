import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** The parts of one signal. */
type Parts = readonly Tensor[];

/** f(√f(Σ f(x²))) of each tensor. */
export function norms32(kernels: Kernels, tensors: readonly Tensor[], row: Float64Array, at: number): void {
  let i = at;
  for (const { offset, length } of tensors) row[i++] = Math.fround(Math.sqrt(kernels.sumOfSquares(offset, length)));
}

/** The 2-norm of each signal as PyTorch takes it of its parts: the norm of their norms, in float32. */
export function signalNorms32(kernels: Kernels, signals: readonly Parts[], row: Float64Array, at: number): void {
  let i = at;
  for (const parts of signals) {
    let sum = 0;
    for (const { offset, length } of parts) {
      const norm = Math.fround(Math.sqrt(kernels.sumOfSquares(offset, length)));
      // A norm of one norm is that norm, though its square may overflow.
      sum = parts.length === 1 ? norm : Math.fround(sum + norm * norm);
    }
    row[i++] = parts.length === 1 ? sum : Math.fround(Math.sqrt(sum));
  }
}

/** √Σ x² over the parts of each signal in float64. */
export function signalNorms64(kernels: Kernels, signals: readonly Parts[], row: Float64Array, at: number): void {
  let i = at;
  for (const parts of signals) row[i++] = Math.sqrt(sumOfSquares64(kernels, parts));
}

export function sumOfSquares64(kernels: Kernels, parts: Parts): number {
  let sum = 0;
  for (const { offset, length } of parts) sum += kernels.sumOfSquares64(offset, length);
  return sum;
}

export function elements(parts: Parts): number {
  let sum = 0;
  for (const { length } of parts) sum += length;
  return sum;
}
