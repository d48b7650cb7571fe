import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GENERATOR_WORDS } from "../../../src/engine/kernels/kernels.ts";
import { referenceBackend } from "../../../src/engine/kernels/reference/referenceKernels.ts";
import { createGenerator, type Generator } from "../../../src/engine/rng/generator.ts";
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, workbench } from "./workbench.ts";

const MOST = 900;

type Draw =
  | { readonly kind: "words"; readonly n: number }
  | { readonly kind: "normal"; readonly n: number; readonly mean: number; readonly std: number };

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
/** Those of an initialization, any others, and some where products underflow: rounding them before the sum would show. */
const moments = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ mean: fc.constantFrom(0, -0), std: fc.double({ min: 1e-4, max: 4, noNaN: true }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      mean: fc.double({ min: -9, max: 9, noNaN: true }),
      std: fc.double({ min: 0, max: 4, noNaN: true }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ mean: fc.constantFrom(0, 1e-44), std: fc.constantFrom(0, 1e-45, 1e-39, 3e-38, 1e-20) }),
  },
  { weight: 1, arbitrary: fc.record({ mean: anyFloat, std: anyFloat }) },
);
const normals = fc
  .tuple(fc.integer({ min: 16, max: MOST }), moments)
  .map(([n, { mean, std }]): Draw => ({ kind: "normal", n, mean, std }));
/** Up to a whole block of the twister, so that a draw of normals begins at any word, the last one included. */
const words = fc.integer({ min: 0, max: 630 }).map((n): Draw => ({ kind: "words", n }));
const draws = fc.array(fc.oneof(normals, words), { minLength: 1, maxLength: 6 });

const drawWords = (generator: Generator, n: number) => Array.from({ length: n }, () => generator.random32());

const WORDS = GENERATOR_WORDS - 1;

/** SHA-256 of the normals that all 2^24 uniforms make in the order of the test, drawn by the reference in some seconds. */
const EVERY_UNIFORM = "23adee5a93b178aeeeb737d27af7e2fe133a7c24bdf53b33295596d220d742f7";

/** The word of the twister's state that is drawn as y: its tempering undone, step by step. */
function untempered(y: number): number {
  const y18 = y ^ (y >>> 18);
  const y15 = y18 ^ ((y18 << 15) & 0xefc60000);
  let y7 = y15;
  for (let bits = 7; bits < 32; bits += 7) y7 = y15 ^ ((y7 << 7) & 0x9d2c5680);
  let word = y7;
  for (let bits = 11; bits < 32; bits += 11) word = y7 ^ (word >>> 11);
  return word;
}

describe.each(backends)("normal: $name", (backend) => {
  it("draws what the generator in plain TypeScript draws, and moves its state on as far, between other draws", () => {
    fc.assert(
      fc.property(seeds, draws, (seed, sequence) => {
        const { kernels, at, read, untouched } = workbench(backend, { words: GENERATOR_WORDS, out: MOST });
        const placed = createGenerator(seed, { kernels, words: at("words") });
        const plain = createGenerator(seed);
        for (const draw of sequence) {
          if (draw.kind === "words") expect(drawWords(placed, draw.n)).toEqual(drawWords(plain, draw.n));
          else {
            const { n, mean, std } = draw;
            kernels.fill(at("out"), -77.5, MOST);
            const expected = new Float32Array(MOST).fill(-77.5);
            plain.normalInto(expected, 0, n, mean, std);
            placed.normalInto(new Float32Array(kernels.memory, 4 * at("out"), MOST), 0, n, mean, std);
            expectSameBits(read("out"), [...expected], `normal(${n}, ${mean}, ${std})`);
          }
          expect(placed.getState()).toEqual(plain.getState());
        }
        untouched();
      }),
    );
  });

  // The reference has the same hash, and takes long to show it.
  if (backend !== referenceBackend) {
    it("every uniform as a radius and as an angle, ties among them", () => {
      const { kernels, at } = workbench(backend, { words: GENERATOR_WORDS, out: WORDS });
      const state = new Int32Array(kernels.memory, 4 * at("words"), GENERATOR_WORDS);
      const out = new Uint8Array(kernels.memory, 4 * at("out"), 4 * WORDS);
      const hash = createHash("sha256");
      for (let uniform = 0; uniform < 2 ** 24; uniform += WORDS / 2) {
        // Of each 16 the first eight make the radii, the others the angles.
        for (let i = 0; i < WORDS; i++) state[i] = untempered((uniform + 8 * Math.floor(i / 16) + (i % 8)) % 2 ** 24);
        state[WORDS] = 0;
        kernels.normal(at("words"), at("out"), WORDS, 0, 1);
        hash.update(out);
      }
      expect(hash.digest("hex")).toBe(EVERY_UNIFORM);
    });
  }
});
