import { describe, expect, test } from "vitest";
import { createTrainer, type Trainer } from "../../src/engine/trainer.ts";
import { type Checkpoints, createCheckpoints } from "../../src/experiment/checkpoints.ts";
import { experimentOf } from "../../src/experiment/flat.ts";

const real = createTrainer(experimentOf({ model: { depth: 0 }, data: { batch_size: 1 } }), []).save();

/** A run whose checkpoints take so many bytes; `saved` are the steps that were copied. */
function fakeRun(bytes: number) {
  const saved: number[] = [];
  let step = 0;
  const run: Pick<Trainer, "step" | "checkpointBytes" | "save"> = {
    get step() {
      return step;
    },
    get checkpointBytes() {
      return bytes;
    },
    save() {
      saved.push(step);
      return { ...real, step };
    },
  };
  return {
    saved,
    train(checkpoints: Checkpoints, from: number, to: number) {
      for (step = from; step <= to; step++) checkpoints.offer(run);
    },
    leave(checkpoints: Checkpoints, at: number) {
      step = at;
      checkpoints.leave(run);
    },
  };
}

const distances = (steps: readonly number[]) => new Set(steps.map((step, k) => step - (steps[k - 1] ?? 0)));

describe("checkpoints", () => {
  test("stand close together while there is room", () => {
    const checkpoints = createCheckpoints(1000);
    fakeRun(10).train(checkpoints, 1, 100);
    expect(checkpoints.steps).toEqual([8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96]);
    expect(checkpoints.bytes).toBe(120);
    expect([7, 8, 95, 96, 5000].map((step) => checkpoints.nearest(step)?.step)).toEqual([undefined, 8, 88, 96, 96]);
  });

  test.each([1, 2, 3, 7, 10, 33])("never exceed a budget of %i, and stay evenly spaced", (capacity) => {
    const checkpoints = createCheckpoints(10 * capacity + 9);
    const run = fakeRun(10);
    for (let step = 1; step <= 3000; step++) {
      run.train(checkpoints, step, step);
      const { steps, bytes } = checkpoints;
      expect(bytes).toBe(10 * steps.length);
      expect(steps.length).toBeLessThanOrEqual(capacity);
      expect(distances(steps).size).toBeLessThanOrEqual(1);
      const longest = Math.max(8, (2 * step) / capacity);
      expect(step - (checkpoints.nearest(step)?.step ?? 0)).toBeLessThanOrEqual(longest);
      expect(steps[0] ?? 0).toBeLessThanOrEqual(longest);
    }
  });

  test("larger than the budget are not even made", () => {
    const checkpoints = createCheckpoints(99);
    const run = fakeRun(100);
    run.train(checkpoints, 1, 1000);
    expect(run.saved).toEqual([]);
    expect(checkpoints.nearest(1000)).toBeNull();
  });

  test("make room for larger ones", () => {
    const checkpoints = createCheckpoints(100);
    fakeRun(10).train(checkpoints, 1, 80);
    fakeRun(40).train(checkpoints, 81, 200);
    expect(checkpoints.bytes).toBeLessThanOrEqual(100);
    expect(checkpoints.nearest(200)?.step).toBeGreaterThan(80);
    fakeRun(101).train(checkpoints, 201, 400);
    expect(checkpoints.nearest(400)?.step).toBeLessThanOrEqual(200);
    expect(checkpoints.nearest(400)).not.toBeNull();
  });

  test("behind a change are gone, and from there on they stand close again", () => {
    const checkpoints = createCheckpoints(40);
    const run = fakeRun(10);
    run.train(checkpoints, 1, 300);
    expect(checkpoints.steps).toEqual([64, 128, 192, 256]);
    checkpoints.dropAfter(192);
    expect(checkpoints.steps).toEqual([64, 128, 192]);
    run.train(checkpoints, 193, 201);
    expect(checkpoints.steps).toEqual([64, 128, 192, 200]);
    expect(checkpoints.bytes).toBe(40);
  });

  test("have the furthest state that was left beside them, within the budget, until the run comes further", () => {
    const checkpoints = createCheckpoints(40);
    const run = fakeRun(10);
    run.train(checkpoints, 1, 300);
    run.leave(checkpoints, 300);
    expect([checkpoints.steps, checkpoints.bytes]).toEqual([[128, 256], 30]);
    expect([300, 1000, 299].map((step) => checkpoints.nearest(step)?.step)).toEqual([300, 300, 256]);
    run.train(checkpoints, 129, 200);
    run.leave(checkpoints, 200);
    expect(checkpoints.nearest(1000)?.step).toBe(300);
    run.train(checkpoints, 257, 300);
    expect(checkpoints.bytes).toBe(30);
    run.train(checkpoints, 301, 301);
    expect([checkpoints.nearest(1000)?.step, checkpoints.bytes]).toEqual([256, 20]);
    run.leave(checkpoints, 320);
    checkpoints.dropAfter(310);
    expect([checkpoints.nearest(1000)?.step, checkpoints.bytes]).toEqual([256, 20]);
  });

  test("give way to the state that was left where there is room for one alone, or none", () => {
    for (const [budget, kept] of [
      [15, 20],
      [9, undefined],
    ] as const) {
      const checkpoints = createCheckpoints(budget);
      const run = fakeRun(10);
      run.train(checkpoints, 1, 20);
      run.leave(checkpoints, 20);
      run.train(checkpoints, 1, 20);
      expect(checkpoints.nearest(20)?.step).toBe(kept);
      expect(checkpoints.bytes).toBe(kept === undefined ? 0 : 10);
    }
  });

  test("that are there are not made again by a replay", () => {
    const checkpoints = createCheckpoints(1000);
    const run = fakeRun(10);
    run.train(checkpoints, 1, 30);
    run.train(checkpoints, 9, 40);
    expect(run.saved).toEqual([8, 16, 24, 32, 40]);
  });
});
