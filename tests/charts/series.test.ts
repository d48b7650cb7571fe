import { describe, expect, test } from "vitest";
import { decimate, pixelColumns } from "../../src/charts/decimate.ts";
import type { Palette } from "../../src/charts/palette.ts";
import { recordedSeries } from "../../src/charts/series/history.ts";
import { seriesLayout } from "../../src/charts/series/layout.ts";
import { exits, nonfiniteStretches } from "../../src/charts/series/paint.ts";
import { createRatios } from "../../src/charts/series/ratios.ts";
import { createHistory, MARK_ZERO } from "../../src/runs/history.ts";
import { layoutWith } from "./recorded.ts";

const view = { playhead: 0, window: 80, until: 80, hoverStep: null, variant: "full", lane: 0, theme: "light" } as const;
const palette = { sizes: { tick: 11 } } as Palette;
const layout = seriesLayout({ width: 544, height: 74 }, view, palette, [-2.5, 6], [2, 4], false);

function lossColumns(losses: readonly number[]) {
  const row = layoutWith(1);
  const history = createHistory(row, 1e6);
  for (const loss of losses) history.append(new Float64Array(row.width).fill(loss), 1);
  const columns = pixelColumns();
  decimate(recordedSeries(history, 0, layout.steps, losses.length), columns);
  return columns;
}

describe("a series", () => {
  const [inf, nan] = [Number.POSITIVE_INFINITY, Number.NaN];

  test("leaves the frame where a finite value is above it, once each time", () => {
    const columns = lossColumns([1, 1e7, 1e9, 10, 1e8, nan]);
    expect(exits(columns, layout)).toEqual([layout.steps.x(1), layout.steps.x(4)]);
  });

  test("marks every stretch of Inf and of NaN", () => {
    const columns = lossColumns([1, inf, inf, nan, 2, 3, inf]);
    const at = (step: number) => layout.steps.x(step);
    expect(nonfiniteStretches(columns)).toEqual([
      { from: at(1), to: at(2), nan: false },
      { from: at(3), to: at(3), nan: true },
      { from: at(6), to: at(6), nan: false },
    ]);
  });

  test("is drawn as far as the page shows it", () => {
    const row = layoutWith(1);
    const history = createHistory(row, 1e6);
    for (let step = 0; step < 9; step++) history.append(new Float64Array(row.width).fill(1), 1);
    expect(recordedSeries(history, 0, layout.steps, 4).bins).toBe(4);
    expect(recordedSeries(history, 0, layout.steps, 99).bins).toBe(9);
  });
});

describe("update size ÷ weight size", () => {
  const row = layoutWith(2);
  const offset = (quantity: string) => row.columns.find((column) => column.quantity === quantity)?.offset ?? 0;

  function historyOf(steps: readonly (readonly number[])[]) {
    const history = createHistory(row, 1e6);
    for (const updates of steps) {
      const numbers = new Float64Array(row.width).fill(1);
      updates.forEach((update, layer) => {
        numbers[offset("update_norm_f64") + 2 * layer] = update;
        numbers[offset("weight_norm_f64") + 2 * layer] = update === 0 ? 0 : 10;
      });
      history.append(numbers, 1);
    }
    return history;
  }

  test("is the median of the weight matrices, with the band of all of them; biases do not count", () => {
    const history = historyOf([[1, 10, 1000]]);
    const ratios = createRatios();
    expect(ratios.read(history, 1)).toBe(true);
    expect(ratios.median(history, layout.steps).last(0)).toBeCloseTo(0);
    const band = ratios.band(history, layout.steps);
    expect([band.min(0), band.max(0)].map(Math.round)).toEqual([-1, 2]);
    expect(ratios.layer(history, layout.steps, 3)?.last(0)).toBeCloseTo(2);
    expect(ratios.layer(history, layout.steps, 4)).toBeNull();
  });

  test("weights that are 0 and stay 0 have a ratio of exactly zero, not NaN", () => {
    const history = historyOf([[0, 0, 0]]);
    const ratios = createRatios();
    ratios.read(history, 1);
    expect(ratios.median(history, layout.steps).marks(0)).toBe(MARK_ZERO);
  });

  test("reads on as the run grows, and anew after a reset", () => {
    const history = historyOf([
      [1, 1, 1],
      [10, 10, 10],
    ]);
    const ratios = createRatios();
    ratios.read(history, 2);
    const more = historyOf([[100, 100, 100]]);
    history.append(
      Float64Array.from({ length: row.width }, (_, i) => more.last(0, i)),
      1,
    );
    ratios.read(history, 3);
    const logs = [0, 1, 2].map((bin) => Math.round(ratios.median(history, layout.steps).last(bin)));
    expect(logs).toEqual([-1, 0, 1]);
    history.truncate(0);
    history.append(
      Float64Array.from({ length: row.width }, (_, i) => more.last(0, i)),
      1,
    );
    ratios.read(history, 1);
    expect(ratios.median(history, layout.steps).bins).toBe(1);
    expect(Math.round(ratios.median(history, layout.steps).last(0))).toBe(1);
  });

  test("is a mark, never a number, where it is not finite, and zero where nothing moved", () => {
    const history = historyOf([
      [Number.NaN, Number.NaN, 1],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 1],
      [0, 0, 0],
    ]);
    const ratios = createRatios();
    ratios.read(history, 3);
    const median = ratios.median(history, layout.steps);
    expect([0, 1, 2].map((bin) => median.marks(bin))).toEqual([2, 1, 4]);
    expect([0, 1].map((bin) => median.max(bin))).toEqual([Number.NaN, Number.NaN]);
    expect(median.last(2)).toBe(Number.NEGATIVE_INFINITY);
  });
});
