/**
 * Fused multiply-add in float32: a·b + c with one rounding, for float32 a, b, c and a result that is 0 or normal.
 *
 * The product of two float32 is exact in double. Rounding the sum s to double and then to float32 differs from a single
 * rounding only if s lies exactly half-way between two neighbouring float32: below the 24 bits that stay it has a 1 and
 * 28 zeros.
 */
const f = Math.fround;

/** The sum and its two words, as in bits.ts; kept here so that V8 inlines the whole of fma32. */
const sum = new Float64Array(1);
const words = new Int32Array(sum.buffer);

const EPSILON = 2.220446049250313e-16; // 2^−52

export function fma32(a: number, b: number, c: number): number {
  sum[0] = a * b + c;
  if ((words[0] & 0x1fffffff) === 0x10000000) leaveTie(a * b, c);
  return f(sum[0]);
}

/** Moves sum = p + c off the tie to where its rounding error points (Knuth's TwoSum). A result would make V8 box it. */
function leaveTie(p: number, c: number): void {
  const s = sum[0];
  const added = s - p;
  const error = p - (s - added) + (c - added);
  sum[0] = s + Math.sign(error) * (Math.abs(s) * EPSILON);
}
