/**
 * Views on the bits of a number, allocated once: one slot of eight bytes seen as a double and as two words, one slot of
 * four bytes seen as a float and as a word. Little-endian, as WebAssembly is and as every platform of JavaScript.
 */
const double = new Float64Array(1);
const doubleWords = new Int32Array(double.buffer);
const single = new Float32Array(1);
const singleWord = new Int32Array(single.buffer);

/** The IEEE 754 bits of a float32, as a signed 32-bit integer. */
export function bits32(x: number): number {
  single[0] = x;
  return singleWord[0];
}

/** The float32 that has these bits. */
export function fromBits32(word: number): number {
  singleWord[0] = word;
  return single[0];
}

/** 2^n as a float32; n from −126 to 127. */
export function powerOfTwo32(n: number): number {
  singleWord[0] = (n + 127) << 23;
  return single[0];
}

/** Sign, exponent and the 20 leading bits of the significand of a double. */
export function highWord(x: number): number {
  double[0] = x;
  return doubleWords[1];
}

/** x with its high word replaced: the significand keeps its 32 low bits. */
export function withHighWord(x: number, word: number): number {
  double[0] = x;
  doubleWords[1] = word;
  return double[0];
}

/** 2^n as a double; n from −1022 to 1023. */
export function powerOfTwo64(n: number): number {
  doubleWords[0] = 0;
  doubleWords[1] = (n + 1023) << 20;
  return double[0];
}
