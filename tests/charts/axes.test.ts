import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layerAxis, layerTicks } from "../../src/charts/layerAxis.ts";
import { FLOAT32_MAX_LOG, logScale } from "../../src/charts/logScale.ts";
import { stepAxis, stepTicks, stepWindow } from "../../src/charts/stepAxis.ts";

describe("the layer axis", () => {
  test("puts layer 1 at the left end and the output at the right end", () => {
    const axis = layerAxis(21, 20, 44, 528, 36);
    expect([axis.x(1), axis.x(21)]).toEqual([44, 528]);
    expect(axis.ticks).toEqual([1, 5, 10, 15, 20]);
  });

  test("finds the layer that it drew under the pointer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 101 }), fc.integer({ min: 60, max: 900 }), (points, width) => {
        const axis = layerAxis(points, points, 44, 44 + width, 36);
        for (let layer = 1; layer <= points; layer++) expect(axis.layerAt(axis.x(layer))).toBe(layer);
      }),
    );
  });

  test("means no layer far beside the plot, and the nearest one close beside it", () => {
    const axis = layerAxis(20, 19, 44, 528, 36);
    expect(axis.layerAt(20)).toBeNull();
    expect(axis.layerAt(38)).toBe(1);
    expect(axis.layerAt(535)).toBe(20);
    expect(axis.layerAt(560)).toBeNull();
  });

  test("counts a deep network by fives at least, and evenly, however wide the chart", () => {
    expect(layerTicks(20, 60, 36)).toEqual([1, 5, 10, 15, 20]);
    expect(layerTicks(20, 16.5, 76)).toEqual([1, 10, 20]);
    expect(layerTicks(4, 60, 36)).toEqual([1, 2, 3, 4]);
  });

  test("keeps its numbers apart, whatever the depth", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 100, max: 900 }), (last, width) => {
        const spacing = width / last;
        const ticks = layerTicks(last, spacing, 36);
        expect(ticks[0]).toBe(1);
        expect(ticks[ticks.length - 1]).toBe(last);
        for (let i = 1; i < ticks.length; i++) {
          const apart = ((ticks[i] ?? 0) - (ticks[i - 1] ?? 0)) * spacing;
          if (ticks.length > 2) expect(apart).toBeGreaterThanOrEqual(36);
        }
      }),
    );
  });

  test("has a single point in the middle for a network without hidden layers", () => {
    const axis = layerAxis(1, 1, 0, 100, 36);
    expect(axis.x(1)).toBe(50);
    expect(axis.layerAt(90)).toBe(1);
    expect(layerTicks(0, 10, 36)).toEqual([]);
  });
});

describe("the step axis", () => {
  test.each([
    [0, 80],
    [80, 80],
    [81, 160],
    [160, 160],
    [1000, 1280],
  ])("with %d steps has a window of %d", (steps, window) => {
    expect(stepWindow(steps)).toBe(window);
  });

  test("finds the step that it drew under the pointer, up to both edges of its column", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 60, max: 900 }), (doublings, width) => {
        const window = 80 * 2 ** doublings;
        const axis = stepAxis(window, 44, 44 + width, 60);
        for (let step = 0; step < window; step += 7) {
          expect(axis.stepAt(axis.x(step))).toBe(step);
          expect(axis.stepAt(axis.edge(step) + 0.01 * axis.stepWidth)).toBe(step);
        }
        expect(axis.stepAt(44 + width)).toBe(window - 1);
        expect(axis.stepAt(43)).toBeNull();
        expect(axis.stepAt(45 + width)).toBeNull();
      }),
    );
  });

  test("numbers quarters, and halves where there is less room", () => {
    expect(stepTicks(80, 484, 60)).toEqual([0, 20, 40, 60, 80]);
    expect(stepTicks(80, 200, 60)).toEqual([0, 40, 80]);
    expect(stepTicks(80, 80, 60)).toEqual([0, 80]);
  });
});

describe("the log scale", () => {
  const scale = logScale([-8.5, 42.5], 10, 221, [10, 20], 26, FLOAT32_MAX_LOG);

  test("spans the plot and rises upward", () => {
    expect(scale.y(42.5)).toBe(10);
    expect(scale.y(-8.5)).toBeCloseTo(221, 9);
    expect(scale.y(30)).toBeLessThan(scale.y(20));
  });

  test("has its lines every ten decades, below the float32 ceiling", () => {
    expect(scale.ticks).toEqual([0, 10, 20, 30]);
    expect(logScale([-8.5, 42.5], 0, 110, [10, 20], 26, FLOAT32_MAX_LOG).ticks).toEqual([0, 20]);
  });

  test("lets Inf and NaN be seen as what they are", () => {
    expect(scale.y(Number.POSITIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
    expect(scale.y(Number.NaN)).toBeNaN();
  });
});
