import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/engine/quantities.ts";
import { createHistory } from "../../src/runs/history.ts";
import { spanAt, stepsBackFrom, toldAtOrBefore } from "../../src/runs/recordedSteps.ts";

const layout = layoutOf(["loss"], { parameter: [], hidden: [], memory: [], recurrent: [] });
const BYTES_PER_CELL = 25;

/** `bins`: how many there is room for; each number is its step's. */
function historyOf(steps: number, bins: number) {
  const history = createHistory(layout, bins * BYTES_PER_CELL);
  history.append(
    Float64Array.from({ length: steps }, (_, step) => step),
    steps,
  );
  return history;
}

/** Strides of 2 and 8; a run that ended at step 9. */
const fine = historyOf(60, 32);
const coarse = historyOf(60, 8);
const ended = historyOf(10, 64);

describe("steps of several histories", () => {
  it("are told where the coarsest tells, a run that has ended left out", () => {
    expect([fine.stride, coarse.stride, ended.stride]).toEqual([2, 8, 1]);
    expect(spanAt([fine, ended], 20)).toEqual([20, 21]);
    expect(spanAt([fine, coarse, ended], 20)).toEqual([16, 23]);
    expect(spanAt([fine, coarse, ended], 23)).toEqual([23, 23]);
    expect(spanAt([fine, coarse], 58)).toEqual([56, 59]);
    expect(spanAt([fine, coarse], 59)).toEqual([59, 59]);
    expect(spanAt([fine, coarse], -1)).toEqual([-1, -1]);
    expect(spanAt([], 4)).toEqual([4, 4]);
  });

  it("lead back to one of which all tell", () => {
    const told = (step: number) => toldAtOrBefore([fine, coarse, ended], step);
    expect([0, 1, 6, 7, 20, 23, 58, 59].map(told)).toEqual([0, 0, 0, 7, 15, 23, 55, 59]);
  });

  it("make the rows of a table down to step 0, each step once", () => {
    expect(stepsBackFrom([fine, coarse], 20, 50)).toEqual([
      [16, 23],
      [15, 15],
      [7, 7],
      [0, 0],
    ]);
    expect(stepsBackFrom([ended], 9, 3)).toEqual([
      [9, 9],
      [8, 8],
      [7, 7],
    ]);
    expect(stepsBackFrom([coarse], -1, 3)).toEqual([]);
  });
});
