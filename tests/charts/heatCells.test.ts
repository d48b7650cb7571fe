import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binCursor } from "../../src/charts/binCursor.ts";
import {
  FINITE,
  fillCells,
  firstNonfiniteColumn,
  heatCells,
  INF,
  NAN,
  NOT_RUN,
  specialRuns,
  ZERO,
} from "../../src/charts/heatMap/cells.ts";
import { recordedRun } from "./recorded.ts";

const HIDDEN = 2;
const columns = [1, 2, 3];
const signal = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 1e-9, max: 1e30, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, Number.POSITIVE_INFINITY, Number.NaN) },
);
const kindOf = (value: number) =>
  Number.isNaN(value) ? NAN : value === 0 ? ZERO : Number.isFinite(value) ? FINITE : INF;

describe("the heat map's cells", () => {
  test("hold the worst kind and the largest value of the steps that share them", () => {
    fc.assert(
      fc.property(
        fc.array(signal, { minLength: 1, maxLength: 160 }),
        fc.integer({ min: 5, max: 100 }),
        (values, pixels) => {
          const history = recordedRun(HIDDEN, values.length, (step) => values[step] as number);
          const cells = heatCells(160, 3, pixels);
          fillCells(cells, history, columns, 0, values.length);
          for (let column = 0; column < cells.filled; column++) {
            const perStep = cells.columns / 160;
            const here = values.filter((_, s) => s * perStep < column + 1 && (s + 1) * perStep > column);
            expect(cells.kinds[column]).toBe(Math.max(...here.map(kindOf)));
            const largest = Math.max(...here.filter((each) => kindOf(each) === FINITE));
            if (cells.kinds[column] === FINITE) expect(cells.logs[column]).toBe(Math.log10(largest));
          }
        },
      ),
    );
  });

  test("come out the same when a run is read as it grows", () => {
    fc.assert(
      fc.property(
        fc.array(signal, { minLength: 3, maxLength: 200 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(2e5, 1e4),
        (values, portions, budget) => {
          const grown = heatCells(320, 3, 97);
          const cursor = binCursor();
          const run = recordedRun(HIDDEN, 0, () => 0, budget);
          let steps = 0;
          for (const portion of portions) {
            for (const value of values.slice(steps, steps + portion))
              run.append(new Float64Array(run.layout.width).fill(value), 1);
            steps = Math.min(values.length, steps + portion);
            fillCells(grown, run, columns, cursor.next(run, run.bins, ""), steps);
          }
          const once = heatCells(320, 3, 97);
          fillCells(once, run, columns, 0, steps);
          expect([...grown.kinds]).toEqual([...once.kinds]);
          expect(grown.filled).toBe(once.filled);
          grown.kinds.forEach((kind, i) => {
            if (kind === FINITE) expect(grown.logs[i]).toBe(once.logs[i]);
          });
        },
      ),
    );
  });

  test("stay empty where no step has been, and from `until` on", () => {
    const cells = heatCells(80, 3, 500);
    const history = recordedRun(HIDDEN, 40, () => 1);
    fillCells(cells, history, columns, 0, 30);
    expect(cells.filled).toBe(30);
    expect(cells.kinds[29]).toBe(FINITE);
    expect(cells.kinds[30]).toBe(NOT_RUN);
  });

  test("name the first column that is not finite, and their special stretches", () => {
    const history = recordedRun(HIDDEN, 30, (step, layer) =>
      step < 20 ? (layer === 3 ? 0 : 1) : layer === 1 ? Number.NaN : Number.POSITIVE_INFINITY,
    );
    const cells = heatCells(80, 3, 500);
    fillCells(cells, history, columns, 0, 30);
    const runs = specialRuns(cells);
    expect(runs).toEqual([
      { row: 0, from: 20, to: 30, kind: NAN },
      { row: 1, from: 20, to: 30, kind: INF },
      { row: 2, from: 0, to: 20, kind: ZERO },
      { row: 2, from: 20, to: 30, kind: INF },
    ]);
    expect(firstNonfiniteColumn(runs)).toBe(20);
    expect(firstNonfiniteColumn(runs.filter((run) => run.kind === ZERO))).toBeNull();
  });
});

describe("the bin cursor", () => {
  test("goes on from the last bin, which may still fill", () => {
    const cursor = binCursor();
    const history = recordedRun(HIDDEN, 10, (step) => step + 1);
    expect(cursor.next(history, 10, "a")).toBe(0);
    history.append(new Float64Array(history.layout.width).fill(3), 1);
    expect(cursor.next(history, 11, "a")).toBe(9);
  });

  test("starts anew for another key, another run, fewer bins, and a run that began again", () => {
    const history = recordedRun(HIDDEN, 10, (step) => step + 1);
    const again = (change: (cursor: ReturnType<typeof binCursor>) => number) => {
      const cursor = binCursor();
      cursor.next(history, history.bins, "a");
      return change(cursor);
    };
    expect(again((cursor) => cursor.next(history, 10, "b"))).toBe(0);
    expect(
      again((cursor) =>
        cursor.next(
          recordedRun(HIDDEN, 10, (step) => step + 1),
          10,
          "a",
        ),
      ),
    ).toBe(0);
    expect(again((cursor) => cursor.next(history, 8, "a"))).toBe(0);
    const restarted = again((cursor) => {
      history.truncate(0);
      for (let step = 0; step < 12; step++) history.append(new Float64Array(history.layout.width).fill(100 + step), 1);
      return cursor.next(history, 12, "a");
    });
    expect(restarted).toBe(0);
  });
});
