import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINITE, INFINITE, NOT_A_NUMBER } from "../../../src/engine/kernels/kernels.ts";
import pytorch from "../../fixtures/norms.json" with { type: "json" };
import { backends } from "./backends.ts";
import { anyFloat, expectSameBits, f, finiteFloat, floats, workbench } from "./workbench.ts";

/** The sum by the contract: eight lanes, lane 0 takes the others in turn, then the rest of the elements. */
function laneSum(terms: readonly number[], round: (sum: number) => number): number {
  const full = Math.floor(terms.length / 8) * 8;
  const lanes = new Array<number>(8).fill(0);
  terms.slice(0, full).forEach((term, i) => {
    lanes[i % 8] = round((lanes[i % 8] ?? 0) + term);
  });
  return [...lanes.slice(1), ...terms.slice(full)].reduce((sum, term) => round(sum + term), lanes[0] ?? 0);
}

const vectors = fc
  .integer({ min: 0, max: 70 })
  .chain((length) => fc.oneof(floats(length), floats(length, finiteFloat)));
const pairs = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.boolean())
  .chain(([length, finite]) => fc.tuple(...[1, 2].map(() => (finite ? floats(length, finiteFloat) : floats(length)))));

describe.each(backends)("reductions: $name", (backend) => {
  it("sumOfSquares in float32 and in float64, in lanes, bit for bit", () => {
    fc.assert(
      fc.property(vectors, (x) => {
        const { kernels, at } = workbench(backend, { x });
        const squares = x.map((value) => value * value);
        expectSameBits([kernels.sumOfSquares(at("x"), x.length)], [laneSum(squares, f)], "Σ x² in float32");
        const sum64 = kernels.sumOfSquares64(at("x"), x.length);
        expect(sum64).toBe(laneSum(squares, (sum) => sum));
        expect(Number.isFinite(sum64)).toBe(x.every(Number.isFinite));
      }),
    );
  });

  it("sumsOfSquares: both of them, as two float64", () => {
    fc.assert(
      fc.property(vectors, (x) => {
        // Two float64 among five float32, from the first even element on.
        const { kernels, at, read, untouched } = workbench(backend, { x, room: 5 });
        const into = at("room") + (at("room") % 2);
        kernels.sumsOfSquares(at("x"), x.length, into);
        const squares = x.map((value) => value * value);
        const [sum32, sum64] = new Float64Array(kernels.memory, 4 * into, 2);
        expectSameBits([sum32 ?? -1], [laneSum(squares, f)], "Σ x² in float32");
        expect(sum64).toBe(laneSum(squares, (sum) => sum));
        expect([sum32, sum64]).toEqual([
          kernels.sumOfSquares(at("x"), x.length),
          kernels.sumOfSquares64(at("x"), x.length),
        ]);
        expect(read("room")[into === at("room") ? 4 : 0]).toBe(-77.5);
        expectSameBits(read("x"), x, "x");
        untouched();
      }),
    );
  });

  it("sumOfSquaredDifferences64: differences rounded to float32, their squares not", () => {
    fc.assert(
      fc.property(pairs, ([x = [], y = []]) => {
        const { kernels, at } = workbench(backend, { x, y });
        const differences = x.map((value, i) => f(value - (y[i] ?? Number.NaN)));
        expect(kernels.sumOfSquaredDifferences64(at("x"), at("y"), x.length)).toBe(
          laneSum(
            differences.map((difference) => difference * difference),
            (sum) => sum,
          ),
        );
      }),
    );
  });

  it("scaleAndSum: a factor rounded to float32, and the squares of what has become of x", () => {
    const factors = fc.oneof(anyFloat, fc.double({ min: -2, max: 2, noNaN: true }));
    fc.assert(
      fc.property(vectors, factors, (x, factor) => {
        const { kernels, at, read, untouched } = workbench(backend, { x });
        const scaled = x.map((value) => f(value * f(factor)));
        const sum = kernels.scaleAndSum(at("x"), factor, x.length);
        expectSameBits(read("x"), scaled, "factor·x");
        expectSameBits(
          [sum],
          [
            laneSum(
              scaled.map((value) => value * value),
              f,
            ),
          ],
          "its Σ x²",
        );
        untouched();
      }),
    );
  });

  it("√ of sumOfSquares is PyTorch's float32 norm, bit for bit", () => {
    for (const { x, norm } of pytorch.cases) {
      const { kernels, at } = workbench(backend, { x });
      expect(f(Math.sqrt(kernels.sumOfSquares(at("x"), x.length)))).toBe(f(norm));
    }
  });

  it("sumOfSquares overflows at 1.9e19 and underflows at 2.6e-23 in float32, not in float64", () => {
    const { kernels, at } = workbench(backend, { large: [f(1.9e19)], small: [f(2.6e-23)] });
    expect(kernels.sumOfSquares(at("large"), 1)).toBe(Infinity);
    expect(kernels.sumOfSquares64(at("large"), 1)).toBeCloseTo(3.61e38, -34);
    expect(kernels.sumOfSquares(at("small"), 1)).toBe(0);
    expect(kernels.sumOfSquares64(at("small"), 1)).toBeGreaterThan(6e-46);
  });

  it("maxAbs is the largest magnitude, or NaN", () => {
    fc.assert(
      fc.property(vectors, (x) => {
        const { kernels, at } = workbench(backend, { x });
        const expected = x.some(Number.isNaN)
          ? Number.NaN
          : x.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
        expect(kernels.maxAbs(at("x"), x.length)).toBe(expected);
      }),
    );
  });

  it("scanNonfinite tells NaN from Inf", () => {
    fc.assert(
      fc.property(vectors, (x) => {
        const { kernels, at } = workbench(backend, { x });
        const expected = x.some(Number.isNaN) ? NOT_A_NUMBER : x.every(Number.isFinite) ? FINITE : INFINITE;
        expect(kernels.scanNonfinite(at("x"), x.length)).toBe(expected);
      }),
    );
  });

  it("mse: squares in float32, summed in float64 lanes; its gradient", () => {
    fc.assert(
      fc.property(pairs, ([prediction = [], target = []]) => {
        const { length } = prediction;
        const { kernels, at, read, untouched } = workbench(backend, { prediction, target, gradient: length });
        const errors = prediction.map((value, i) => f(value - (target[i] ?? Number.NaN)));
        const sum = laneSum(
          errors.map((error) => f(error * error)),
          (value) => value,
        );
        const loss = kernels.mseForward(at("prediction"), at("target"), length);
        expectSameBits([loss], [f(f(sum) / length)], "loss");
        kernels.mseBackward(at("gradient"), at("prediction"), at("target"), length);
        expectSameBits(
          read("gradient"),
          errors.map((error) => f(f(2 / length) * error)),
          "gradient",
        );
        untouched();
      }),
    );
  });

  it("mse: Inf where a square overflows, with finite gradients", () => {
    const { kernels, at, read } = workbench(backend, { prediction: [f(2e19), 0], target: [0, 0], gradient: 2 });
    expect(kernels.mseForward(at("prediction"), at("target"), 2)).toBe(Infinity);
    kernels.mseBackward(at("gradient"), at("prediction"), at("target"), 2);
    expect(read("gradient")).toEqual([f(2e19), 0]);
  });
});
