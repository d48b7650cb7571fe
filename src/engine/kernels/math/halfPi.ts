import { highWord, powerOfTwo64 } from "./bits.ts";
import { round64 } from "./round.ts";

/**
 * Argument reduction of sine and cosine: x = n·π/2 + r, |r| ≤ π/4, r as an unevaluated sum of two doubles. The remainder
 * is left in `remainder`, which is allocated once.
 */
export const remainder = { high: 0, low: 0 };

const TWO_OVER_PI = 6.366197723675814e-1;

/** π/2 in three parts of 33 bits, so that n·part is exact for n < 2^20, and their rest (fdlibm e_rem_pio2.c). */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_REST = 8.4784276603689e-32;

/** Beyond it n no longer fits in 20 bits. */
const LARGE = 1647099;

/** Returns n mod 4. Finite x only. */
export function reduceByHalfPi(x: number): number {
  if (Math.abs(x) > LARGE) return reduceLarge(x);
  const n = round64(x * TWO_OVER_PI);
  remainder.high = x - n * HALF_PI_1;
  remainder.low = 0;
  add(-n * HALF_PI_2);
  add(-n * HALF_PI_3);
  add(-n * HALF_PI_REST);
  return n & 3;
}

/** remainder += term, the rounding error kept in the low part (Knuth's TwoSum, then renormalized). */
function add(term: number): void {
  const { high, low } = remainder;
  const sum = high + term;
  const added = sum - high;
  const rest = low + (high - (sum - added) + (term - added));
  remainder.high = sum + rest;
  remainder.low = rest - (remainder.high - sum);
}

/** The fraction of 2/π in digits of base 2^24, enough for every double. */
// biome-ignore format: a table
const DIGITS = new Float64Array([
  10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675, 12935607, 2387514,
  4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596, 8710556, 7349940, 6258241,
  3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153, 9132554, 7151469, 3571407,
  2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591, 9065106, 15363067, 6271263, 9264392,
  5636912, 4652155, 7056368, 13614112, 10155062, 1944035,
]);

const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

/**
 * Payne and Hanek: x·2/π mod 4 needs only the digits of 2/π that are worth less than 4 beside x and not yet nothing. x is
 * cut into three digits of 24 bits, so that every product is exact.
 */
function reduceLarge(x: number): number {
  const exponent = ((highWord(x) >>> 20) & 0x7ff) - 1046; // |x| = m·2^exponent, m in [2^23, 2^24)
  let rest = x * powerOfTwo64(-exponent);
  remainder.high = 0;
  remainder.low = 0;
  for (let i = 0; i < 3; i++) {
    const digit = Math.trunc(rest);
    rest = (rest - digit) * 16777216;
    const scale = exponent - 24 * (i + 1); // of digit × the first digit of 2/π
    const first = scale < 2 ? 0 : Math.trunc((scale - 2) / 24) + 1;
    for (let j = first; j < first + 8; j++) addModulo4(digit * DIGITS[j] * powerOfTwo64(scale - 24 * j));
  }
  const n = round64(remainder.high);
  const high = remainder.high - n;
  multiplyByHalfPi(high, remainder.low);
  return n & 3;
}

/** remainder += term mod 4; removing multiples of 4 is exact. */
function addModulo4(term: number): void {
  add(term - 4 * round64(0.25 * term));
}

/** remainder = (high + low)·π/2, with Dekker's exact product of the leading parts. */
function multiplyByHalfPi(high: number, low: number): void {
  const product = high * HALF_PI_HIGH;
  const a = upperHalf(high);
  const b = upperHalf(HALF_PI_HIGH);
  const error = a * b - product + a * (HALF_PI_HIGH - b) + (high - a) * b + (high - a) * (HALF_PI_HIGH - b);
  remainder.high = product;
  remainder.low = 0;
  add(error + (high * HALF_PI_LOW + low * HALF_PI_HIGH));
}

/** The 26 leading bits of x (Veltkamp). */
function upperHalf(x: number): number {
  const scaled = 134217729 * x; // 2^27 + 1
  return scaled - (scaled - x);
}
