/**
 * The nearest integer, ties to even, by the sum with 1.5·2^(precision − 1): past that sum no bit of the fraction has
 * room. Only + and −, so that a SIMD kernel has the same bits.
 */
const f = Math.fround;
const SHIFTER_32 = 12582912; // 1.5·2^23
const SHIFTER_64 = 6755399441055744; // 1.5·2^52

/** Float32; |x| < 2^22. */
export function round32(x: number): number {
  return f(f(x + SHIFTER_32) - SHIFTER_32);
}

/** Double; |x| < 2^51. */
export function round64(x: number): number {
  return x + SHIFTER_64 - SHIFTER_64;
}
