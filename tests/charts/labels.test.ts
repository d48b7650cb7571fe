import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, contains, crossing, overlaps, placeLabels } from "../../src/charts/labels.ts";

const frame: Box = { x: 0, y: 0, width: 300, height: 200 };
const box = fc.record({
  x: fc.integer({ min: -50, max: 320 }),
  y: fc.integer({ min: -50, max: 220 }),
  width: fc.integer({ min: 1, max: 120 }),
  height: fc.integer({ min: 1, max: 40 }),
});
const level = (y: number, weight = 1) => ({ points: 2, weight, x: (i: number) => i * 300, y: () => y });

describe("label placement", () => {
  test("never cuts a label, never lets two of them touch, never covers what is taken", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(box, { maxLength: 5 }), { maxLength: 8 }),
        fc.array(box, { maxLength: 3 }),
        (labels, taken) => {
          const chosen = placeLabels(labels, frame, taken, [level(100)]);
          const placed = chosen.flatMap((index, i) => labels[i]?.[index] ?? []);
          for (const [i, each] of placed.entries()) {
            expect(contains(frame, each)).toBe(true);
            for (const other of [...placed.slice(0, i), ...taken]) expect(overlaps(each, other)).toBe(false);
          }
        },
      ),
    );
  });

  test("leaves the less important of two out where there is room for one", () => {
    const only = { x: 10, y: 10, width: 50, height: 10 };
    expect(placeLabels([[only], [only]], frame, [], [])).toEqual([0, -1]);
  });

  test("prefers the place that a line does not cross, then the first", () => {
    const [on, off] = [
      { x: 10, y: 95, width: 50, height: 10 },
      { x: 10, y: 20, width: 50, height: 10 },
    ];
    expect(placeLabels([[on, off]], frame, [], [level(100)])).toEqual([1]);
    expect(placeLabels([[on, off]], frame, [], [])).toEqual([0]);
  });

  test("would rather cover a line of less weight", () => {
    const boxes = [100, 50].map((y) => ({ x: 10, y: y - 5, width: 50, height: 10 }));
    expect(placeLabels([boxes], frame, [], [level(100, 4), level(50)])).toEqual([1]);
    expect(placeLabels([boxes], frame, [], [level(100), level(50, 4)])).toEqual([0]);
  });

  test("measures how much of a line a box covers, and breaks it where it is not finite", () => {
    const square = { x: 0, y: 0, width: 10, height: 10 };
    const points = (xs: number[], ys: number[]) => ({
      points: xs.length,
      weight: 1,
      x: (i: number) => xs[i] as number,
      y: (i: number) => ys[i] as number,
    });
    expect(crossing(square, points([-10, 20], [5, 5]))).toBeCloseTo(10);
    expect(crossing(square, points([5, 5], [-10, 30]))).toBeCloseTo(10);
    expect(crossing(square, points([-10, 20], [15, 15]))).toBe(0);
    expect(crossing(square, points([-10, 5, 20], [5, Number.NaN, 5]))).toBe(0);
  });
});
