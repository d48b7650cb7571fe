import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawLinearDefault } from "../../../src/engine/inits/drawLinearDefault.ts";
import { createGenerator, type Generator } from "../../../src/engine/rng/generator.ts";
import golden from "../../fixtures/rng_golden.json" with { type: "json" };

/** A draw of the fixture: the name of the PyTorch call, its shape, its numbers. */
type Call = (string | number | number[])[];

function draw(generator: Generator, [name, shape, a, b]: Call, n: number): Float32Array {
  const out = new Float32Array(n);
  const first = Number(a ?? 0);
  const second = Number(b ?? 1);
  if (name === "randn" || name === "normal_") generator.normalInto(out, 0, n, first, second);
  else if (name === "rand" || name === "uniform_") generator.uniformInto(out, 0, n, first, second);
  else if (name === "randint") generator.randintInto(out, 0, n, first, second);
  else if (name === "randperm") {
    const permutation = new Int32Array(n);
    generator.randperm(permutation, n);
    out.set(permutation);
  } else if (name === "linear") {
    const [fanIn = 0, fanOut = 0] = shape as number[];
    drawLinearDefault(out.subarray(0, fanIn * fanOut), out.subarray(fanIn * fanOut), fanIn, generator);
  } else throw new Error(`unknown call ${name}`);
  return out;
}

describe("the draws of PyTorch 1.13 on x86-64 with AVX2, bit for bit", () => {
  for (const { seed, draws } of golden) {
    it(`manual_seed(${seed}): ${draws.map(({ call }) => `${call[0]}(${call[1]})`).join(", ")}`, () => {
      const generator = createGenerator(seed);
      for (const { call, n, bits, sha256 } of draws) {
        const values = draw(generator, call, n);
        const words = [...new Uint32Array(values.buffer)];
        expect(n <= 40 ? words : [...words.slice(0, 8), ...words.slice(-8)]).toEqual(bits);
        expect(createHash("sha256").update(values).digest("hex")).toBe(sha256);
      }
    });
  }
});

describe("createGenerator", () => {
  it("takes the seed modulo 2^32, a negative one as its two's complement", () => {
    const first = (seed: number) => createGenerator(seed).random32();
    expect(first(2 ** 40 + 7)).toBe(first(7));
    expect(first(-1)).toBe(first(2 ** 32 - 1));
    expect(first(-(2 ** 53) + 1)).toBe(first(1));
  });

  it("writes only the n values from the offset on", () => {
    const out = new Float32Array(60).fill(9);
    createGenerator(3).normalInto(out, 5, 37, 0, 1);
    const alone = new Float32Array(37);
    createGenerator(3).normalInto(alone, 0, 37, 0, 1);
    expect(out.subarray(5, 42)).toEqual(alone);
    expect([...out.subarray(0, 5), ...out.subarray(42)].every((x) => x === 9)).toBe(true);
  });

  it("draws 53 bits as the high word first", () => {
    const words = createGenerator(11);
    const high = words.random32();
    const low = words.random32();
    expect(createGenerator(11).random53()).toBe((high % 2 ** 21) * 2 ** 32 + low);
  });

  it("continues from a saved state, the cached normal included", () => {
    const generator = createGenerator(5);
    const out = new Float32Array(700);
    generator.normalInto(out, 0, 3, 0, 1); // leaves a cached normal
    generator.uniformInto(out, 0, 700, 0, 1); // and the index inside a block
    const state = generator.getState();
    const rest = (): number[] => {
      generator.normalInto(out, 0, 4, 0, 1);
      generator.normalInto(out, 4, 600, 0, 1);
      return [...out];
    };
    const first = rest();
    expect(generator.getState()).not.toEqual(state);
    generator.setState(state);
    expect(generator.getState()).toEqual(state);
    expect(rest()).toEqual(first);
  });

  it("has one state for one future: a served cache leaves no trace", () => {
    const single = new Float32Array(16);
    const pair = createGenerator(5);
    pair.normalInto(single, 0, 2, 0, 1);
    const words = createGenerator(5);
    for (let i = 0; i < 4; i++) words.random32();
    expect(pair.getState()).toEqual(words.getState());
  });
});
