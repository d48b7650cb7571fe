import { GENERATOR_WORDS } from "../kernels.ts";

/**
 * MT19937 of Matsumoto and Nishimura (1998), the engine of PyTorch's CPU generator. The 624 words are renewed a block at
 * a time and tempered as they are read.
 */
const WORDS = GENERATOR_WORDS - 1;
const SHIFT = 397;
/** Behind the words: the next one to read; WORDS when the block is used up. */
const INDEX = WORDS;

const UNIT_24 = 1 / 16777216;

export class MersenneTwister {
  /** GENERATOR_WORDS, the whole state: who shares them may draw in between. Signed, so that the JIT keeps integers. */
  readonly words: Int32Array;

  constructor(words: Int32Array = new Int32Array(GENERATOR_WORDS)) {
    this.words = words;
  }

  /** Any safe integer; it counts modulo 2^32, a negative one as its two's complement. */
  seed(seed: number): void {
    const { words } = this;
    let word = seed | 0;
    words[0] = word;
    for (let j = 1; j < WORDS; j++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + j) | 0;
      words[j] = word;
    }
    words[INDEX] = WORDS;
  }

  /** The next 32 bits, as a signed integer. */
  next(): number {
    const { words } = this;
    if (words[INDEX] === WORDS) renew(words);
    let y = words[words[INDEX]++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** 24 bits as a float32 in [0, 1): what PyTorch's float32 uniforms and normals are made of. */
  uniform24(): number {
    return (this.next() & 0xffffff) * UNIT_24;
  }
}

function renew(words: Int32Array): void {
  for (let i = 0; i < WORDS - SHIFT; i++) twist(words, i, i + 1, i + SHIFT);
  for (let i = WORDS - SHIFT; i < WORDS - 1; i++) twist(words, i, i + 1, i + SHIFT - WORDS);
  twist(words, WORDS - 1, 0, SHIFT - 1);
  words[INDEX] = 0;
}

/** words[i] = words[far] ⊕ A·(upper bit of words[i] | lower 31 bits of words[following]). */
function twist(words: Int32Array, i: number, following: number, far: number): void {
  const next = words[following];
  const joined = (words[i] & 0x80000000) | (next & 0x7fffffff);
  words[i] = words[far] ^ (joined >>> 1) ^ (-(next & 1) & 0x9908b0df);
}
