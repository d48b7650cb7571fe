import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BinSeries, decimate, pixelColumns } from "../../src/charts/decimate.ts";
import { MARK_INF, MARK_NAN } from "../../src/runs/history.ts";

const value = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -40, max: 40, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.POSITIVE_INFINITY, Number.NaN) },
);
const markOf = (each: number) => (Number.isNaN(each) ? MARK_NAN : each === Number.POSITIVE_INFINITY ? MARK_INF : 0);
const finite = (each: number) => (Number.isFinite(each) ? each : Number.NaN);

function series(values: readonly number[], width: number): BinSeries {
  const at = (bin: number) => values[bin] as number;
  return {
    bins: values.length,
    x: (bin) => ((bin + 0.5) / values.length) * width,
    min: (bin) => finite(at(bin)),
    max: (bin) => finite(at(bin)),
    last: at,
    marks: (bin) => markOf(at(bin)),
  };
}

describe("decimation to pixel columns", () => {
  test("keeps each column's extremes and each of its Inf and NaN", () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 120 }),
        (values, width) => {
          const out = pixelColumns();
          const given = series(values, width);
          decimate(given, out);
          expect(out.count).toBeLessThanOrEqual(Math.min(width, values.length));
          for (let i = 0; i < out.count; i++) {
            const column = Math.floor(out.x[i] as number);
            const members = values.filter((_, bin) => Math.floor(given.x(bin)) === column);
            const numbers = members.filter(Number.isFinite);
            expect(out.min[i]).toBe(numbers.length > 0 ? Math.min(...numbers) : Number.NaN);
            expect(out.max[i]).toBe(numbers.length > 0 ? Math.max(...numbers) : Number.NaN);
            expect(out.marks[i]).toBe(members.reduce((marks, each) => marks | markOf(each), 0));
            if (numbers.length > 0)
              expect([out.first[i], out.last[i]]).toEqual([numbers[0], numbers[numbers.length - 1]]);
          }
        },
      ),
    );
  });

  test("leaves a series with more pixels than steps as it is, each step at its own x", () => {
    const out = pixelColumns();
    decimate(series([1, Number.NaN, 3], 300), out);
    expect([...out.x.subarray(0, out.count)]).toEqual([50, 150, 250]);
    expect([...out.last.subarray(0, 3)]).toEqual([1, Number.NaN, 3]);
  });

  test("reuses its arrays", () => {
    const out = pixelColumns();
    decimate(series([1, 2, 3], 30), out);
    const { x } = out;
    decimate(series([4, 5], 30), out);
    expect(out.x).toBe(x);
    expect(out.count).toBe(2);
  });
});
