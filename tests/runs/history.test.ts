import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/engine/quantities.ts";
import {
  createHistory,
  KEPT_ROWS,
  MARK_INF,
  MARK_NAN,
  MARK_ZERO,
  type WritableHistory,
} from "../../src/runs/history.ts";

const BYTES_PER_CELL = 25;
const layoutOfWidth = (width: number) =>
  layoutOf(["grad_norm"], {
    parameter: Array.from({ length: width }, (_, index) => `p${index}`),
    hidden: [],
    memory: [],
    recurrent: [],
  });
const historyOf = (width: number, bins: number) => createHistory(layoutOfWidth(width), bins * width * BYTES_PER_CELL);

const values = fc.oneof(
  { weight: 6, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN) },
);
const marksOf = (cell: readonly number[]) =>
  (cell.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY) ? MARK_INF : 0) |
  (cell.some(Number.isNaN) ? MARK_NAN : 0) |
  (cell.some((value) => value === 0) ? MARK_ZERO : 0);

/** Zeros compare by value: which sign the smaller of 0 and −0 has is nobody's concern. */
const unsigned = (value: number) => (value === 0 ? 0 : value);

/** What is told of a step is its own, or its bin's last value together with the bin's steps. */
function expectToTell(history: WritableHistory, rows: readonly (readonly number[])[], kept: readonly number[]): void {
  const { stride, steps } = history;
  for (let step = 0; step < steps; step++) {
    const from = Math.floor(step / stride) * stride;
    const end = Math.min(from + stride, steps) - 1;
    const isTold = step === 0 || step === end || kept.includes(step);
    expect(history.span(step)).toEqual(isTold ? [step, step] : [from, end]);
    rows[isTold ? step : end]?.forEach((value, index) => {
      expect(history.at(step, index)).toBe(value);
    });
  }
}

/** Compares each bin with what all recorded rows say. */
function expectToHold(history: WritableHistory, rows: readonly (readonly number[])[], bins: number): void {
  const { stride } = history;
  expect(history.steps).toBe(rows.length);
  expect(history.bins).toBe(Math.ceil(rows.length / stride));
  expect(history.bins).toBeLessThanOrEqual(bins);
  if (stride > 1) expect(Math.ceil(rows.length / (stride / 2))).toBeGreaterThan(bins);
  for (let bin = 0; bin < history.bins; bin++) {
    const inBin = rows.slice(bin * stride, (bin + 1) * stride);
    for (let index = 0; index < history.layout.width; index++) {
      const cell = inBin.map((row) => row[index] as number);
      const finite = cell.filter(Number.isFinite);
      expect(unsigned(history.min(bin, index))).toBe(finite.length === 0 ? Number.NaN : unsigned(Math.min(...finite)));
      expect(unsigned(history.max(bin, index))).toBe(finite.length === 0 ? Number.NaN : unsigned(Math.max(...finite)));
      expect(history.last(bin, index)).toBe(cell.at(-1));
      expect(history.marks(bin, index)).toBe(marksOf(cell));
    }
  }
  rows[0]?.forEach((value, index) => {
    expect(history.first(index)).toBe(value);
  });
}

describe("history", () => {
  it("holds in each bin what a record of everything says of its steps", () => {
    const cases = fc
      .record({ width: fc.integer({ min: 1, max: 3 }), bins: fc.integer({ min: 1, max: 150 }) })
      .chain(({ width, bins }) =>
        fc.record({
          width: fc.constant(width),
          bins: fc.constant(bins),
          appends: fc.array(fc.array(fc.array(values, { minLength: width, maxLength: width }), { maxLength: 60 }), {
            maxLength: 6,
          }),
        }),
      );
    fc.assert(
      fc.property(cases, ({ width, bins, appends }) => {
        const history = historyOf(width, bins);
        const rows: number[][] = [];
        for (const append of appends) {
          // The buffer of a frame is longer than its rows.
          history.append(new Float64Array([...append.flat(), 7, 7]), append.length);
          rows.push(...append);
          expectToHold(history, rows, bins);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("tells of step 0, of the last step of a bin and of rows that it was given, and of no other as if it did", () => {
    const cases = fc.record({
      bins: fc.integer({ min: 1, max: 40 }),
      rows: fc.array(fc.array(values, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 120 }),
      wanted: fc.array(fc.nat(119), { maxLength: 12 }),
      more: fc.array(fc.array(values, { minLength: 2, maxLength: 2 }), { maxLength: 60 }),
    });
    fc.assert(
      fc.property(cases, ({ bins, rows, wanted, more }) => {
        const history = historyOf(2, bins);
        history.append(new Float64Array(rows.flat()), rows.length);
        const kept = wanted.filter((step) => {
          const isMerged = step < rows.length && (history.span(step)[0] as number) < (history.span(step)[1] as number);
          if (step < rows.length) history.keep(step, new Float64Array(rows[step] as number[]));
          return isMerged;
        });
        expectToTell(history, rows, kept);
        history.append(new Float64Array(more.flat()), more.length);
        expectToTell(history, [...rows, ...more], kept);
        const { stride, steps } = history;
        const edge = Math.floor(steps / 2 / stride) * stride;
        history.truncate(edge);
        const left = [...rows, ...more].slice(0, edge);
        expectToTell(
          history,
          left,
          kept.filter((step) => step < edge),
        );
        history.append(new Float64Array(8).fill(7), 4);
        expectToTell(
          history,
          [...left, ...Array(4).fill([7, 7])],
          kept.filter((step) => step < edge),
        );
      }),
      { numRuns: 150 },
    );
  });

  it("holds the newest rows of single steps, and no more than it may", () => {
    const history = historyOf(1, 2);
    history.append(new Float64Array(1000), 1000);
    for (let step = 1; step <= KEPT_ROWS + 1; step++) history.keep(step, Float64Array.of(step));
    const { version } = history;
    history.keep(2, Float64Array.of(20));
    expect(history.version).toBe(version + 1);
    expect([history.at(1, 0), history.at(2, 0), history.at(KEPT_ROWS + 1, 0)]).toEqual([0, 20, KEPT_ROWS + 1]);
    history.keep(KEPT_ROWS + 2, Float64Array.of(1));
    expect([history.at(2, 0), history.at(3, 0)]).toEqual([20, 0]);
  });

  it("stays within its budget and keeps every step while that lasts", () => {
    const budget = 1000 * 4 * BYTES_PER_CELL;
    const history = createHistory(layoutOfWidth(4), budget);
    const row = new Float64Array(4);
    for (let step = 0; step < 5000; step++) {
      history.append(row.fill(step), 1);
      expect(history.bytes).toBeLessThanOrEqual(budget);
      expect(history.stride).toBe(step < 1000 ? 1 : step < 2000 ? 2 : step < 4000 ? 4 : 8);
    }
    expect(history.binOf(4999)).toBe(history.bins - 1);
    expect(history.binOf(0)).toBe(0);
    expect([history.min(0, 0), history.last(0, 0), history.first(0)]).toEqual([0, 7, 0]);
  });

  it("starts small", () => {
    expect(createHistory(layoutOfWidth(10), 96 * 1024 * 1024).bytes).toBeLessThan(20_000);
  });

  it("never has less than one bin", () => {
    const history = createHistory(layoutOfWidth(3), 0);
    history.append(new Float64Array([1, 2, 3, 4, 5, 6]), 2);
    expect([history.bins, history.stride, history.min(0, 1), history.max(0, 1)]).toEqual([1, 2, 2, 5]);
  });

  it("counts the steps of a run that records nothing", () => {
    const history = createHistory(layoutOfWidth(0), 1000);
    history.append(new Float64Array(0), 5);
    expect(history.steps).toBe(5);
  });

  it("gives the cells of all bins at once", () => {
    const history = historyOf(2, 10);
    history.append(new Float64Array([1, 2, 3, Number.NaN]), 2);
    const { min, max, last, marks } = history.cells();
    expect([min[2], max[2], last[3], marks[3]]).toEqual([3, 3, Number.NaN, MARK_NAN]);
  });

  it("rises in version with each append and reset, and begins again after a reset", () => {
    const history = historyOf(1, 4);
    const { version } = history;
    history.append(new Float64Array(9), 9);
    expect(history.version).toBe(version + 1);
    history.truncate(0);
    expect(history.version).toBe(version + 2);
    expect([history.steps, history.bins, history.stride]).toEqual([0, 0, 1]);
    expect(history.first(0)).toBeNaN();
    history.append(new Float64Array([5]), 1);
    expectToHold(history, [[5]], 4);
  });
});
