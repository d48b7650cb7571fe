/**
 * MT19937 of Matsumoto and Nishimura (1998), the engine of PyTorch's CPU generator. The 624 words are renewed a block at
 * a time and tempered as they are read.
 */
export const WORDS = 624;
const SHIFT = 397;

export class MersenneTwister {
  /** The state; signed words, so that the JIT keeps them as 32-bit integers. */
  readonly words = new Int32Array(WORDS);
  /** The next word to read; WORDS when the block is used up. */
  index = WORDS;

  /** Any safe integer; it counts modulo 2^32, a negative one as its two's complement. */
  seed(seed: number): void {
    const { words } = this;
    let word = seed | 0;
    words[0] = word;
    for (let j = 1; j < WORDS; j++) {
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + j) | 0;
      words[j] = word;
    }
    this.index = WORDS;
  }

  /** The next 32 bits, as a signed integer. */
  next(): number {
    if (this.index === WORDS) this.renew();
    let y = this.words[this.index++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private renew(): void {
    const { words } = this;
    for (let i = 0; i < WORDS - SHIFT; i++) twist(words, i, i + 1, i + SHIFT);
    for (let i = WORDS - SHIFT; i < WORDS - 1; i++) twist(words, i, i + 1, i + SHIFT - WORDS);
    twist(words, WORDS - 1, 0, SHIFT - 1);
    this.index = 0;
  }
}

/** words[i] = words[far] ⊕ A·(upper bit of words[i] | lower 31 bits of words[following]). */
function twist(words: Int32Array, i: number, following: number, far: number): void {
  const next = words[following] as number;
  const joined = ((words[i] as number) & 0x80000000) | (next & 0x7fffffff);
  words[i] = (words[far] as number) ^ (joined >>> 1) ^ (-(next & 1) & 0x9908b0df);
}
