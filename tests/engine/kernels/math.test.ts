import { describe, expect, it } from "vitest";
import { erf32, erf64 } from "../../../src/engine/kernels/math/erf.ts";
import { exp32, exp64 } from "../../../src/engine/kernels/math/exp.ts";
import { expm1_32, expm1_64 } from "../../../src/engine/kernels/math/expm1.ts";
import { fma32 } from "../../../src/engine/kernels/math/fma32.ts";
import { log32, log64 } from "../../../src/engine/kernels/math/log.ts";
import { log1p32, log1p64 } from "../../../src/engine/kernels/math/log1p.ts";
import { sigmoid32 } from "../../../src/engine/kernels/math/sigmoid.ts";
import { softplus32 } from "../../../src/engine/kernels/math/softplus.ts";
import { tanh32, tanh64 } from "../../../src/engine/kernels/math/tanh.ts";
import { cos32, cos64, sin32, sin64 } from "../../../src/engine/kernels/math/trigonometry.ts";

type RealFunction = (x: number) => number;

const single = new Float32Array(1);
const singleBits = new Int32Array(single.buffer);

/** The place of a float32 in the order of all of them; neighbours differ by 1, −0 and 0 by nothing. */
function ordinal(x: number): number {
  single[0] = x;
  const bits = singleBits[0] as number;
  return bits < 0 ? -(bits & 0x7fffffff) : bits;
}

function fromBits(bits: number): number {
  singleBits[0] = bits;
  return single[0] as number;
}

/** erf(x) = 2/√π·exp(−x²)·Σ 2^n x^(2n+1)/(2n+1)!!, a series without cancellation. */
function erfSeries(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

const sigmoid: RealFunction = (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
const softplus: RealFunction = (x) => (x > 20 ? x : Math.log1p(Math.exp(x)));

interface Case {
  readonly name: string;
  readonly ours: RealFunction;
  readonly exact: RealFunction;
  readonly ulp: number;
  /** Arguments near which the result changes its kind. */
  readonly edges: readonly number[];
}

const singleCases: readonly Case[] = [
  { name: "exp32", ours: exp32, exact: Math.exp, ulp: 1, edges: [88.722839, -87.336544, -103.97208, 89, -104] },
  { name: "expm1_32", ours: expm1_32, exact: Math.expm1, ulp: 2, edges: [88.722839, -17.33, -18, 0.34657359, 89] },
  { name: "log32", ours: log32, exact: Math.log, ulp: 1, edges: [1, Math.SQRT1_2, Math.SQRT2, 2 ** -126] },
  { name: "log1p32", ours: log1p32, exact: Math.log1p, ulp: 1, edges: [-1, -0.29289322, 0.41421356, 2 ** 24] },
  { name: "tanh32", ours: tanh32, exact: Math.tanh, ulp: 1, edges: [0.625, 9.0109] },
  { name: "erf32", ours: erf32, exact: erfSeries, ulp: 1, edges: [0.927734375, 3.9192059, 4] },
  { name: "sigmoid32", ours: sigmoid32, exact: sigmoid, ulp: 2, edges: [-87.336544, -88.722839, -103.97208, 16.6] },
  { name: "softplus32", ours: softplus32, exact: softplus, ulp: 2, edges: [20, -103.97208, -87.336544, -15] },
  { name: "sin32", ours: sin32, exact: Math.sin, ulp: 1, edges: [Math.PI, 2 * Math.PI, 355, 1647099] },
  { name: "cos32", ours: cos32, exact: Math.cos, ulp: 1, edges: [Math.PI / 2, 1.5 * Math.PI, 1647099] },
];

/** Both signs, every exponent from the denormals to the largest, 2000 significands spread over each. */
function* everyExponent(): Generator<number> {
  for (let exponent = 0; exponent < 255; exponent++) {
    for (let k = 0; k < 2000; k++) {
      const magnitude = (exponent << 23) | ((k * 4194 + ((exponent * 2654435761 + k * 40503) % 4194)) & 0x7fffff);
      yield fromBits(magnitude);
      yield fromBits(magnitude | 0x80000000);
    }
  }
}

/** 0, ±1, the least and the largest of each kind, and 1000 neighbours on either side of ±edge. */
function* edges(values: readonly number[]): Generator<number> {
  for (const x of [0, 1, 2 ** -149, 2 ** -126 - 2 ** -149, 2 ** -126, (2 - 2 ** -23) * 2 ** 127]) yield* [x, -x];
  for (const value of values) {
    const bits = ordinal(Math.abs(value));
    for (let step = -1000; step <= 1000; step++) yield* [fromBits(bits + step), -fromBits(bits + step)];
  }
}

function worstUlp({ ours, exact }: Case, values: Iterable<number>): { ulp: number; at: number } {
  const worst = { ulp: 0, at: 0 };
  for (const x of values) {
    const actual = ours(x);
    const expected = Math.fround(exact(x));
    if (Number.isNaN(actual) && Number.isNaN(expected)) continue;
    const ulp =
      Number.isNaN(actual) || Number.isNaN(expected) ? Infinity : Math.abs(ordinal(actual) - ordinal(expected));
    if (ulp > worst.ulp) Object.assign(worst, { ulp, at: x });
  }
  return worst;
}

describe("float32 functions against the rounded double", () => {
  for (const entry of singleCases) {
    it(`${entry.name}: at most ${entry.ulp} ulp over every exponent`, () => {
      const worst = worstUlp(entry, everyExponent());
      expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(entry.ulp);
    });

    it(`${entry.name}: at most ${entry.ulp} ulp around its edges`, () => {
      const worst = worstUlp(entry, edges(entry.edges));
      expect(worst.ulp, `at ${worst.at}`).toBeLessThanOrEqual(entry.ulp);
    });

    it(`${entry.name}: ±0, ±Inf and NaN exactly`, () => {
      for (const x of [0, -0, Infinity, -Infinity, Number.NaN]) expect(entry.ours(x)).toBe(Math.fround(entry.exact(x)));
    });

    it(`${entry.name}: every result is a float32`, () => {
      for (const x of [-3.7, -0.3, 1e-40, 0.3, 1.9, 11, 47.3].map(Math.fround)) {
        expect(entry.ours(x)).toBe(Math.fround(entry.ours(x)));
      }
    });
  }
});

const doubleCases: readonly Case[] = [
  { name: "exp64", ours: exp64, exact: Math.exp, ulp: 2, edges: [] },
  { name: "expm1_64", ours: expm1_64, exact: Math.expm1, ulp: 3, edges: [] },
  { name: "log64", ours: log64, exact: Math.log, ulp: 2, edges: [1e-310, 2 ** -1074] },
  { name: "log1p64", ours: log1p64, exact: Math.log1p, ulp: 2, edges: [-0.9999999999999999, -0.29289321881345254] },
  { name: "tanh64", ours: tanh64, exact: Math.tanh, ulp: 4, edges: [1, 22] },
  { name: "sin64", ours: sin64, exact: Math.sin, ulp: 2, edges: [Math.PI, 1647099.3, 1e22, 2 ** 1023] },
  { name: "cos64", ours: cos64, exact: Math.cos, ulp: 2, edges: [Math.PI / 2, 1647099.3, 1e22, 2 ** 1023] },
  { name: "erf64", ours: erf64, exact: erfSeries, ulp: 12, edges: [0.84375, 1.25, 2.857142857, 6] },
];

describe("double functions against the platform's", () => {
  for (const { name, ours, exact, ulp, edges: special } of doubleCases) {
    it(`${name}: relative difference at most ${ulp}·2^−52`, () => {
      const values = Array.from({ length: 40000 }, (_, k) => 1.0007 ** (k - 26000) * (k % 2 ? 1 : -1));
      for (const x of [...values, ...special, 0, -0, Infinity, -Infinity, Number.NaN]) {
        const actual = ours(x);
        const expected = exact(x);
        if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) continue;
        const difference = Math.abs(actual - expected);
        if (difference > ulp * 2 ** -52 * Math.abs(expected)) expect.fail(`at ${x}: ${actual}, not ${expected}`);
      }
    });
  }

  it("zero keeps its sign: expm1, log1p, tanh, erf, sin", () => {
    for (const odd of [expm1_64, log1p64, tanh64, erf64, sin64]) expect([odd(0), odd(-0)]).toEqual([0, -0]);
  });
});

/** A float32 as significand · 2^−149. */
function scaled(x: number): bigint {
  return BigInt(Math.abs(x) * 2 ** 100) * BigInt(Math.sign(x)) * 2n ** 49n;
}

/** a·b + c exactly, rounded once: to 24 bits, ties to even. For results in the normal range. */
function exactFma(a: number, b: number, c: number): number {
  const sum = scaled(a) * scaled(b) + scaled(c) * 2n ** 149n;
  const magnitude = sum < 0n ? -sum : sum;
  if (magnitude === 0n) return 0;
  const dropped = BigInt(Math.max(0, magnitude.toString(2).length - 24));
  const kept = magnitude >> dropped;
  const twice = (magnitude - (kept << dropped)) * 2n;
  const unit = 1n << dropped;
  const up = twice > unit || (twice === unit && kept % 2n === 1n) ? 1n : 0n;
  return Number(kept + up) * 2 ** (Number(dropped) - 298) * (sum < 0n ? -1 : 1);
}

describe("fma32", () => {
  it("rounds once in ties of the double sum, which a second rounding would send to the even neighbour", () => {
    // a·b is 2^−24 or 2^−25, half an ulp of c, but for a part of 2^−40 of it that the double sum drops.
    const a = 1 + 2 ** -20;
    const b = 1 - 2 ** -20;
    const c = 1 + 2 ** -23;
    for (const [x, y, z] of [
      [a, b * 2 ** -24, 1],
      [a, b * 2 ** -24, c],
      [-a, b * 2 ** -24, -1],
      [-a, b * 2 ** -24, -c],
      [-a, b * 2 ** -25, 1],
      [a, -b * 2 ** -24, c],
      [1, 2 ** -24, 1],
      [1, 2 ** -24, c],
    ] as const) {
      expect(fma32(x, y, z)).toBe(exactFma(x, y, z));
    }
    expect(Math.fround(a * b * 2 ** -24 + c), "the example is one").not.toBe(fma32(a, b * 2 ** -24, c));
  });

  it("rounds once at the edge of overflow", () => {
    const largest = (2 - 2 ** -23) * 2 ** 127;
    expect(fma32((1 + 2 ** -20) * 2 ** 52, (1 - 2 ** -20) * 2 ** 51, largest)).toBe(largest);
    expect(fma32(2 ** 52, 2 ** 51, largest)).toBe(Infinity);
  });

  it("is the exact a·b + c, rounded, for 20,000 triples with sums near ties", () => {
    for (let k = 1; k <= 20000; k++) {
      const a = Math.fround(1 + ((k * 7919) % 4096) * 2 ** -23);
      const b = Math.fround((1 - ((k * 104729) % 4096) * 2 ** -24) * 2 ** -(20 + (k % 12)));
      const c = Math.fround((k % 2 ? 1 : -1) * (1 + (k % 97) * 2 ** -23));
      if (fma32(a, b, c) !== exactFma(a, b, c)) expect.fail(`fma32(${a}, ${b}, ${c})`);
    }
  });

  it("passes NaN and Inf on and keeps the sign of zero", () => {
    expect(fma32(Number.NaN, 1, 1)).toBeNaN();
    expect(fma32(Infinity, 1, -Infinity)).toBeNaN();
    expect(fma32(2 ** 100, 2 ** 100, 0)).toBe(Infinity);
    expect(fma32(2, 1, -Infinity)).toBe(-Infinity);
    expect(fma32(-0, 1, -0)).toBe(-0);
  });
});
