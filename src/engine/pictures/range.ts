/** `n` numbers from −1 to 1. */
export function range(n: number): Float32Array {
  return Float32Array.from({ length: n }, (_, k) => (2 * k) / (n - 1) - 1);
}
