import { describe, expect, it } from "vitest";
import { createGenerator, type Generator } from "../../src/engine/rng/generator.ts";
import { type Capability, isVectorized, OTHER_NORMALS } from "./capability.ts";
import { createDice, type Dice, fullSeed } from "./dice.ts";
import { askPython } from "./python.ts";

const SEQUENCES = 200;

/** The name of PyTorch's function, how many, and its arguments. */
type Draw = readonly [name: string, n: number, ...args: number[]];
interface Sequence {
  readonly seed: number;
  readonly draws: readonly Draw[];
}

function sizeOf(dice: Dice): number {
  return dice.chance(0.5) ? dice.integer(1, 40) : dice.integer(1, 700);
}

const draws: readonly ((dice: Dice) => Draw)[] = [
  (dice) => ["randn", sizeOf(dice)],
  (dice) => ["rand", sizeOf(dice)],
  (dice) => ["normal_", sizeOf(dice), dice.pick([0, 0, 1.5, -3e4]), dice.pick([0, 0.1, 1, 1e-20, 7e9])],
  (dice) => [
    "uniform_",
    sizeOf(dice),
    ...dice.pick([
      [-0.1, 0.1],
      [0, 1e-6],
      [-3, 17],
      [-1e20, 1e20],
    ]),
  ],
  (dice) => ["randint", sizeOf(dice), 0, dice.integer(1, 1_000_000)],
  (dice) => ["randint", sizeOf(dice), -5, dice.integer(-4, 300)],
  (dice) => ["randperm", sizeOf(dice)],
];

function sequenceOf(dice: Dice): Sequence {
  const seed = dice.pick([dice.integer(0, 1000), dice.integer(0, 2 ** 53), -dice.integer(1, 2 ** 53)]);
  return { seed, draws: Array.from({ length: dice.integer(1, 9) }, () => dice.pick(draws)(dice)) };
}

function drawn(generator: Generator, [name, n, first = 0, second = 1]: Draw): Float32Array {
  const out = new Float32Array(n);
  if (name === "randn" || name === "normal_") generator.normalInto(out, 0, n, first, second);
  else if (name === "rand" || name === "uniform_") generator.uniformInto(out, 0, n, first, second);
  else if (name === "randint") generator.randintInto(out, 0, n, first, second);
  else {
    const permutation = new Int32Array(n);
    generator.randperm(permutation, n);
    out.set(permutation);
  }
  return out;
}

const dice = createDice(fullSeed);
const sequences = Array.from({ length: SEQUENCES }, () => sequenceOf(dice));
const [capability, ...answers] = (await askPython("draws.py", sequences)) as [Capability, ...(readonly string[])[]];
const bits = (values: Float32Array) => Buffer.from(values.buffer).toString("hex");
const floats = (hex: string) => new Float32Array(Uint8Array.from(Buffer.from(hex, "hex")).buffer);

/** Whether no value is off by more than OTHER_NORMALS of what the draw's arguments are. */
function isClose(actual: Float32Array, expected: Float32Array, [, , first = 0, second = 1]: Draw): boolean {
  const bound = OTHER_NORMALS * (Math.abs(first) + Math.abs(second));
  return actual.every((value, i) => Math.abs(value - (expected[i] ?? Number.NaN)) <= bound);
}

describe(`draws of torch ${capability.torch} on this processor (${capability.capability})`, () => {
  const vectorized = isVectorized(capability);
  it(`${SEQUENCES} random sequences of draws are PyTorch's bit for bit${vectorized ? "" : `, but that without AVX2 its randn, normal_ and uniform_ are within ${OTHER_NORMALS}`} (seed ${fullSeed})`, () => {
    expect(answers.length).toBe(SEQUENCES);
    for (const [k, { seed, draws }] of sequences.entries()) {
      const generator = createGenerator(seed);
      for (const [i, draw] of draws.entries()) {
        const values = drawn(generator, draw);
        const expected = answers[k]?.[i] ?? "";
        const what = `draw ${i} of ${JSON.stringify({ seed, draws })}`;
        const isOther = !vectorized && ["randn", "normal_", "uniform_"].includes(draw[0]);
        if (isOther) expect(isClose(values, floats(expected), draw), what).toBe(true);
        else expect(bits(values), what).toBe(expected);
      }
    }
  });
});
