import { all } from "./all";

/** As generator/mersenneTwister.ts, four words at a time. `words` is an address, and INDEX_AT bytes from there the index. */
const WORDS = 624;
const SHIFT = 397;
const INDEX_AT = 4 * WORDS;

const UPPER_BIT = memory.data<u32>([0x80000000], 4);
const MATRIX = memory.data<u32>([0x9908b0df], 4);
const TEMPER_7 = memory.data<u32>([0x9d2c5680], 4);
const TEMPER_15 = memory.data<u32>([0xefc60000], 4);
const LOW_24_BITS = memory.data<u32>([0x00ffffff], 4);
const UNIT_24 = memory.data<f32>([5.960464477539063e-8], 4); // 2^−24

/** The next uniforms of 24 bits in [0, 1), written from `at` to `end`. */
export function fillUniforms(words: usize, at: usize, end: usize): void {
  while (at < end) {
    if (load<i32>(words, INDEX_AT) == WORDS) renew(words);
    const index = load<i32>(words, INDEX_AT);
    const count = min(WORDS - index, <i32>((end - at) >> 2));
    temper(at, words + (<usize>index << 2), count);
    store<i32>(words, index + count, INDEX_AT);
    at += <usize>count << 2;
  }
}

function temper(to: usize, from: usize, count: i32): void {
  const full = to + (<usize>(count & ~3) << 2);
  const end = to + (<usize>count << 2);
  for (; to < full; to += 16, from += 16) v128.store(to, uniforms(v128.load(from)));
  for (; to < end; to += 4, from += 4) v128.store_lane<f32>(to, uniforms(v128.load32_zero(from)), 0);
}

/** Four uniforms from four words. */
@inline
function uniforms(words: v128): v128 {
  let y = v128.xor(words, i32x4.shr_u(words, 11));
  y = v128.xor(y, v128.and(i32x4.shl(y, 7), all(TEMPER_7)));
  y = v128.xor(y, v128.and(i32x4.shl(y, 15), all(TEMPER_15)));
  y = v128.xor(y, i32x4.shr_u(y, 18));
  return f32x4.mul(f32x4.convert_i32x4_s(v128.and(y, all(LOW_24_BITS))), all(UNIT_24));
}

/** Four words at a time as long as those that they need, SHIFT further on, stand in the block without a gap. */
function renew(words: usize): void {
  const FAR = WORDS - SHIFT;
  const FULL = FAR & ~3;
  let i = 0;
  for (; i < FULL; i += 4) twistFour(words, i, i + SHIFT);
  for (; i < FAR; i++) twist(words, i, i + 1, i + SHIFT);
  for (; i < WORDS - 1; i += 4) twistFour(words, i, i - FAR);
  twist(words, WORDS - 1, 0, SHIFT - 1);
  store<i32>(words, 0, INDEX_AT);
}

/** words[i] = words[far] ⊕ A·(upper bit of words[i] | lower 31 bits of words[i + 1]), and for the three behind i. */
@inline
function twistFour(words: usize, i: i32, far: i32): void {
  const at = words + (<usize>i << 2);
  const next = v128.load(at, 4);
  const joined = v128.bitselect(v128.load(at), next, all(UPPER_BIT));
  const odd = i32x4.shr_s(i32x4.shl(next, 31), 31);
  const reached = v128.load(words + (<usize>far << 2));
  v128.store(at, v128.xor(v128.xor(reached, i32x4.shr_u(joined, 1)), v128.and(odd, all(MATRIX))));
}

function twist(words: usize, i: i32, following: i32, far: i32): void {
  const next = load<u32>(words + (<usize>following << 2));
  const joined = (load<u32>(words + (<usize>i << 2)) & 0x80000000) | (next & 0x7fffffff);
  const reached = load<u32>(words + (<usize>far << 2));
  store<u32>(words + (<usize>i << 2), reached ^ (joined >> 1) ^ ((0 - (next & 1)) & 0x9908b0df));
}
