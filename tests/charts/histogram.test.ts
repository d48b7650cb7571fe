import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BINS_PER_DECADE, bars, DECADES, histogramAxis, rangeOf, united } from "../../src/charts/histogram/layout.ts";
import { histogramOf, histogramScale } from "../../src/engine/histogram.ts";

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

function drawn(values: readonly number[]) {
  const tensor = Float32Array.from(values);
  return histogramOf(tensor, histogramScale(tensor, BINS_PER_DECADE, DECADES));
}
const axisOf = (low: number, high: number) => histogramAxis({ low, high }, 20, 300);
const counted = (found: readonly { readonly count: number }[]) => found.reduce((sum, { count }) => sum + count, 0);

describe("a histogram's axis", () => {
  test("has 0 in the middle, the largest power at its ends, every decade as wide as the next", () => {
    const { position } = axisOf(-3, 2);
    expect([position(-100), position(0), position(100)]).toEqual([20, 170, 320]);
    const decades = [-3, -2, -1, 0, 1].map((e) => position(10 ** (e + 1)) - position(10 ** e));
    for (const decade of decades) expect(decade).toBeCloseTo(decades[0] as number, 9);
    expect(position(0.0005) - 170).toBeCloseTo((position(0.001) - 170) / 2, 9);
  });

  test("rises with the value and is the same on both sides", () => {
    const { position } = axisOf(-5, 4);
    const number = fc.double({ noNaN: true, min: -1e4, max: 1e4 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(position(Math.max(a, b))).toBeGreaterThanOrEqual(position(Math.min(a, b)) - 1e-9);
        expect(position(-a) - 170).toBeCloseTo(170 - position(a), 9);
      }),
    );
  });

  test("has ticks that do not touch, at powers of ten and 0", () => {
    for (const [low, high] of [
      [-3, 0],
      [-46, 39],
    ] as const) {
      const { ticks, position } = axisOf(low, high);
      const places = ticks.map(({ at }) => at).sort((a, b) => a - b);
      places.slice(1).forEach((at, k) => {
        expect(at - (places[k] as number)).toBeGreaterThanOrEqual(37.9);
      });
      for (const { at, exponent, negative } of ticks) {
        expect(at).toBeCloseTo(position(exponent === null ? 0 : (negative ? -1 : 1) * 10 ** exponent), 6);
      }
    }
  });
});

describe("the range of a histogram", () => {
  test("holds the largest value, and all but 2 % of the others", () => {
    const ones = Array.from({ length: 99 }, (_, k) => (k % 2 === 0 ? 0.03 : -4));
    expect(rangeOf(drawn([...ones, 1e-9]))).toEqual({ low: -2, high: 1 });
    expect(rangeOf(drawn([...ones, 1e-9, 1e-9, 1e-9]))?.low).toBeLessThanOrEqual(-9);
  });

  test("holds the small values and the huge ones of an exploded tensor", () => {
    const histogram = drawn([...Array(50).fill(0.03), ...Array(3).fill(-2e33)]);
    const range = rangeOf(histogram);
    expect(range).toEqual({ low: -2, high: 34 });
    expect(bars(histogram, axisOf(-2, 34)).map(({ count }) => count)).toEqual([3, 50]);
  });

  test("is none where nothing has a place on the axis", () => {
    expect(rangeOf(drawn([0, inf, -inf, nan]))).toBeNull();
  });

  test("is united with that of other lanes", () => {
    expect(united({ low: -4, high: 0 }, { low: 20, high: 33 })).toEqual({ low: -4, high: 33 });
    expect(united(null, { low: -4, high: 0 })).toEqual({ low: -4, high: 0 });
    expect(united(null, null)).toBeNull();
  });
});

describe("the bars", () => {
  test("stand where their values do", () => {
    const found = bars(drawn([0.2, 0.2, -30]), axisOf(-1, 2));
    const { position } = axisOf(-1, 2);
    expect(found.map(({ count }) => count)).toEqual([1, 2]);
    const [left, right] = found as [(typeof found)[0], (typeof found)[0]];
    expect(left.from).toBeLessThan(position(-30));
    expect(left.to).toBeGreaterThanOrEqual(position(-30));
    expect(right.from).toBeLessThanOrEqual(position(0.2));
    expect(right.to).toBeGreaterThan(position(0.2));
  });

  test("are one on each side within the linear core", () => {
    const { position } = axisOf(-1, 2);
    expect(bars(drawn([1e-7, 1e-4, 0.03, -1e-5, 5]), axisOf(-1, 2)).slice(0, 2)).toEqual([
      { from: position(-0.1), to: position(0), count: 1 },
      { from: position(0), to: position(0.1), count: 3 },
    ]);
  });

  test("lose no value, whatever the other lane's range is, and stay on the axis", () => {
    const value = fc.oneof(
      fc.float(),
      fc.float({ min: -1, max: 1 }),
      fc.constantFrom(0, inf, -inf, nan, 1e-45, 3.4e38),
    );
    const range = fc.tuple(fc.integer({ min: -45, max: 38 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), range, (values, [low, decades]) => {
        const histogram = drawn(values);
        const whole = united(rangeOf(histogram), { low, high: low + decades });
        if (whole === null) return;
        const found = bars(histogram, axisOf(whole.low, whole.high));
        const finite = values.filter((v) => Number.isFinite(Math.fround(v)) && Math.fround(v) !== 0);
        expect(counted(found)).toBe(finite.length);
        for (const { from, to } of found) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(20 - 1e-6);
          expect(to).toBeLessThanOrEqual(320 + 1e-6);
        }
      }),
    );
  });
});
