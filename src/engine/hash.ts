import type { Checkpoint } from "./checkpoint.ts";

const CANONICAL_NAN = 0x7fc00000;

/**
 * FNV-1a, 64 bits (Fowler, Noll & Vo): for every byte h ← (h xor byte)·(2^40 + 0x1b3), from the offset basis
 * 0xcbf29ce484222325. Words go in as four bytes, the lowest first. The hash is kept as two words; the product's part
 * above 2^32 stays below 2^41, where doubles are exact.
 */
export class Fnv1a {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  byte(byte: number): void {
    const low = (this.#low ^ byte) >>> 0;
    const product = low * 0x1b3;
    this.#high = (Math.imul(this.#high, 0x1b3) + Math.floor(product / 4294967296) + (low << 8)) >>> 0;
    this.#low = product >>> 0;
  }

  word(word: number): void {
    this.byte(word & 0xff);
    this.byte((word >>> 8) & 0xff);
    this.byte((word >>> 16) & 0xff);
    this.byte(word >>> 24);
  }

  /** The lowest byte of each character's code, and a zero behind them. */
  text(text: string): void {
    for (const character of text) this.byte(character.charCodeAt(0) & 0xff);
    this.byte(0);
  }

  /** The bits of each number; every NaN counts as 0x7fc00000, for payloads differ between implementations. */
  floats(values: Float32Array): void {
    const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
    for (let i = 0; i < words.length; i++) {
      this.word(Number.isNaN(values[i]) ? CANONICAL_NAN : (words[i] as number));
    }
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    return [this.#high, this.#low].map((word) => word.toString(16).padStart(8, "0")).join("");
  }
}

/**
 * The state of a run as 16 hexadecimal digits: parameters, the optimizer's kind, steps and state, generator, task, step,
 * in this order and each in PyTorch's order. Equal on every device that trained the same experiment as far; what is not
 * in it (what was found and measured on the way) decides nothing that comes.
 */
export function hashState({ parameters, optimizer, generator, task, step }: Checkpoint): string {
  const hash = new Fnv1a();
  for (const values of parameters.values()) hash.floats(values);
  hash.text(optimizer.kind);
  hash.word(optimizer.steps);
  for (const values of optimizer.state.values()) hash.floats(values);
  for (const word of generator) hash.word(word);
  for (const values of task.values()) hash.floats(values);
  hash.word(step);
  return hash.digest();
}
