import { BLOCK } from "../kernels/generator/boxMuller.ts";
import { MersenneTwister } from "../kernels/generator/mersenneTwister.ts";
import { fillNormals } from "../kernels/generator/normals.ts";
import { GENERATOR_WORDS, type Kernels } from "../kernels/kernels.ts";
import { fma32 } from "../kernels/math/fma32.ts";
import { log1p64 } from "../kernels/math/log1p.ts";
import { cos64, sin64 } from "../kernels/math/trigonometry.ts";

const f = Math.fround;

const UNIT_53 = 1 / 9007199254740992;

/** Where the saved state keeps the flag and the two words of the cached normal; before them the words of the engine. */
const FLAG = GENERATOR_WORDS;
const CACHE = GENERATOR_WORDS + 1;
const STATE_WORDS = GENERATOR_WORDS + 3;

/** A place for the engine's state in the memory of kernels, which then draw the normals that go there. */
interface Place {
  readonly kernels: Pick<Kernels, "memory" | "normal">;
  /** The first of GENERATOR_WORDS elements that are nothing else's. */
  readonly words: number;
}

/**
 * PyTorch's CPU generator in float32: after createGenerator(s) the draws are those that follow torch.manual_seed(s), bit
 * for bit on x86-64 with AVX2 (elsewhere PyTorch's own normals differ in the seventh digit). No draw allocates.
 */
class Generator {
  readonly #engine: MersenneTwister;
  readonly #place: Place | null;
  /** The second normal of the last pair in double; drawn and kept only by normals of fewer than 16. */
  #cached = 0;
  #hasCached = false;

  constructor(seed: number, place: Place | null) {
    this.#place = place;
    this.#engine = new MersenneTwister(
      place === null ? undefined : new Int32Array(place.kernels.memory, 4 * place.words, GENERATOR_WORDS),
    );
    this.#engine.seed(seed);
  }

  /** An integer in [0, 2^32): PyTorch's random(). */
  random32(): number {
    return this.#engine.next() >>> 0;
  }

  /** The low 53 bits of PyTorch's random64(), whose high word is drawn first. */
  random53(): number {
    const high = this.#engine.next() & 0x1fffff;
    return high * 4294967296 + this.random32();
  }

  /** tensor.uniform_(from, to) over out[offset … offset + n − 1]: from + x·(to − from), fused, x of 24 bits in [0, 1). */
  uniformInto(out: Float32Array, offset: number, n: number, from: number, to: number): void {
    const low = f(from);
    const range = f(f(to) - low);
    for (let i = offset; i < offset + n; i++) out[i] = fma32(this.#engine.uniform24(), range, low);
  }

  /** tensor.normal_(mean, std) over out[offset … offset + n − 1]; from 16 values on PyTorch takes its vector kernel. */
  normalInto(out: Float32Array, offset: number, n: number, mean: number, std: number): void {
    if (n < BLOCK) {
      for (let i = offset; i < offset + n; i++) out[i] = this.#normal64() * std + mean;
      return;
    }
    const place = this.#place;
    if (place === null || out.buffer !== place.kernels.memory) fillNormals(this.#engine, out, offset, n, mean, std);
    else place.kernels.normal(place.words, out.byteOffset / 4 + offset, n, mean, std);
  }

  /** One integer of torch.randint(low, high, …), low ≤ it < high; the range is below 2^32. */
  randint(low: number, high: number): number {
    return (this.random32() % (high - low)) + low;
  }

  /** torch.randint(low, high, (n,)) into out[offset … offset + n − 1]. */
  randintInto(out: Float32Array | Int32Array, offset: number, n: number, low: number, high: number): void {
    for (let i = offset; i < offset + n; i++) out[i] = this.randint(low, high);
  }

  /** torch.randperm(n) into out[0 … n − 1]. */
  randperm(out: Int32Array, n: number): void {
    for (let i = 0; i < n; i++) out[i] = i;
    for (let i = 0; i < n - 1; i++) {
      const j = i + (this.random32() % (n - i));
      const swapped = out[i] as number;
      out[i] = out[j] as number;
      out[j] = swapped;
    }
  }

  /** All that decides the draws to come, as plain words to store and to hash. */
  getState(): Uint32Array {
    const state = new Uint32Array(STATE_WORDS);
    state.set(this.#engine.words);
    state[FLAG] = this.#hasCached ? 1 : 0;
    if (this.#hasCached) new DataView(state.buffer).setFloat64(4 * CACHE, this.#cached, true);
    return state;
  }

  /** Continues where getState was called. */
  setState(state: Uint32Array): void {
    this.#engine.words.set(state.subarray(0, GENERATOR_WORDS));
    this.#hasCached = state[FLAG] === 1;
    this.#cached = new DataView(state.buffer, state.byteOffset).getFloat64(4 * CACHE, true);
  }

  /** A standard normal in double by Box and Muller; every second one comes from the cache. */
  #normal64(): number {
    if (this.#hasCached) {
      this.#hasCached = false;
      return this.#cached;
    }
    const u1 = this.random53() * UNIT_53;
    const u2 = this.random53() * UNIT_53;
    const radius = Math.sqrt(-2 * log1p64(-u2));
    const theta = 2 * Math.PI * u1;
    this.#cached = radius * sin64(theta);
    this.#hasCached = true;
    return radius * cos64(theta);
  }
}

export type { Generator };

/** The generator after torch.manual_seed(seed): any safe integer, modulo 2^32. The draws do not depend on the place. */
export function createGenerator(seed: number, place: Place | null = null): Generator {
  return new Generator(seed, place);
}
