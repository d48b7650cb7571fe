import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import { labColumns } from "../../src/runs/labColumns.ts";
import type { LaneRun } from "../../src/runs/laneRun.ts";
import { startMainThreadWorker } from "../../src/runs/mainThreadWorker.ts";
import { createPool } from "../../src/runs/pool.ts";

/** Steps whose figures the history has merged with others, trained once more. */

const STEPS = 1500;
const patch: Patch = {
  model: { kind: "mlp", depth: 4, hidden_features: 8, in_features: 3, activation: "tanh" },
  data: { source: "teacher", mode: "stream", batch_size: 4 },
  optimizer: { name: "adam", lr: 0.01 },
  clip: { mode: "norm", max_norm: 0.5 },
};

const pool = createPool({ startWorker: startMainThreadWorker });
afterAll(() => pool.dispose());

function until(run: LaneRun, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      end();
      resolve();
    };
    const end = run.subscribe(look);
    look();
  });
}

/** A share of the history's budget also decides what there is for checkpoints: none to speak of, or all that is asked. */
async function trained(historyBytes: number, steps: number, of: Patch = patch): Promise<LaneRun> {
  const run = pool.start(experimentOf(of), [], labColumns, { historyBytes, keeps: true });
  run.advance(steps);
  await until(run, () => run.steps >= steps || run.state === "dead");
  return run;
}

async function recalled(run: LaneRun, step: number): Promise<void> {
  run.recall(step);
  await until(run, () => run.recalling === null);
}

/** The numbers' bits, every NaN the same. */
const bits = (row: Float64Array) =>
  Buffer.from(row.map((value) => (Number.isNaN(value) ? Number.NaN : value)).buffer).toString("latin1");

function rowAt({ history }: LaneRun, step: number): string {
  const width = history?.layout.width ?? 0;
  return bits(Float64Array.from({ length: width }, (_, index) => history?.at(step, index) ?? Number.NaN));
}

/** Every row of a run that records them one by one. */
function rowsOf(steps: number, of: Patch = patch, timeline: readonly TimelineEntry[] = []): readonly string[] {
  const run = createRun(experimentOf(of), timeline, labColumns);
  const rows: string[] = [];
  while (rows.length < steps && !run.parameterIsNaN) {
    run.trainStep();
    rows.push(bits(run.row));
  }
  return rows;
}

let straight: readonly string[] = [];
beforeAll(() => {
  straight = rowsOf(STEPS + 400);
});

describe("a step that is recalled", () => {
  it.each([
    ["few checkpoints", 2 ** 17],
    ["many", 2 ** 18],
  ])(
    "is what was recorded when it ran, bit for bit, with %s; and the run goes on to the same bits",
    async (_, bytes) => {
      const run = await trained(bytes, STEPS);
      const { history } = run;
      expect(history?.stride).toBeGreaterThanOrEqual(8);
      await fc.assert(
        fc.asyncProperty(fc.nat(STEPS - 1), async (step) => {
          await recalled(run, step);
          expect(history?.span(step)).toEqual([step, step]);
          expect(rowAt(run, step)).toBe(straight[step]);
          expect(run.steps).toBe(STEPS);
        }),
        { numRuns: 40 },
      );
      run.advance(STEPS + 300);
      await until(run, () => run.steps === STEPS + 300);
      for (let step = 0; step < run.steps; step++) {
        const [from, to] = history?.span(step) ?? [];
        if (from === to) expect(rowAt(run, step)).toBe(straight[step]);
      }
      run.dispose();
    },
  );

  it("gives way to another one, and to nothing", async () => {
    const run = await trained(2 ** 18, STEPS);
    run.recall(1001);
    run.recall(500);
    expect(run.recalling).toBe(500);
    await until(run, () => run.recalling === null);
    const spans = [1001, 500].map((step) => run.history?.span(step));
    expect(spans[0]?.[0]).toBeLessThan(spans[0]?.[1] as number);
    expect(spans[1]).toEqual([500, 500]);
    expect(rowAt(run, 500)).toBe(straight[500]);
    run.recall(700);
    run.recall(null);
    expect(run.recalling).toBeNull();
    await expect(run.ask({ kind: "row" }, 20)).resolves.toMatchObject({ step: 20 });
    expect(run.history?.span(700)).not.toEqual([700, 700]);
    run.dispose();
  });

  it("is cut short by playing on: the run goes on from its head, not over all that lies between", async () => {
    const run = await trained(2 ** 18, STEPS);
    run.recall(3);
    await new Promise((resolve) => setTimeout(resolve));
    run.recall(null);
    run.advance(STEPS + 100);
    await until(run, () => run.steps === STEPS + 100);
    expect(rowAt(run, STEPS + 99)).toBe(straight[STEPS + 99]);
    expect(run.state).toBe("waiting");
    run.dispose();
  });

  it("is recalled although a pause comes in between, and the run comes to what it was told meanwhile", async () => {
    const run = await trained(2 ** 18, STEPS);
    run.advance(STEPS + 50);
    run.recall(777);
    await run.pause();
    run.advance(STEPS + 60);
    await until(run, () => run.recalling === null && run.steps === STEPS + 60);
    expect(rowAt(run, 777)).toBe(straight[777]);
    expect(rowAt(run, STEPS + 59)).toBe(straight[STEPS + 59]);
    run.dispose();
  });

  it("gives way to a change and to a fork, which are those of a run that recalled nothing", async () => {
    const run = await trained(2 ** 18, STEPS);
    const changing = run.patch({ optimizer: { lr: 0.02 } });
    run.recall(900);
    const entry = await changing;
    await until(run, () => run.recalling === null);
    expect(rowAt(run, 900)).toBe(straight[900]);
    run.recall(300);
    const stride = run.history?.stride ?? 1;
    const at = Math.floor(800 / stride) * stride;
    const forked = await run.fork(at, { optimizer: { lr: 0.03 } });
    expect([entry.step, forked.ok, run.recalling]).toEqual([STEPS, true, null]);
    run.advance(STEPS);
    await until(run, () => run.steps === STEPS);
    expect(run.history?.span(900)).not.toEqual([900, 900]);
    await recalled(run, at + 101);
    expect(rowAt(run, at + 101)).toBe(rowsOf(at + 102, patch, run.timeline)[at + 101]);
    run.dispose();
  });

  it("is one of a dead run, too", async () => {
    const slow: Patch = { ...patch, clip: { mode: "none" }, optimizer: { name: "sgd", lr: 0.05 } };
    const timeline: Patch = { optimizer: { lr: 1e30 } };
    const run = await trained(2 ** 17, STEPS, slow);
    const entry = await run.patch(timeline);
    run.advance(STEPS + 50);
    await until(run, () => run.state === "dead");
    const rows = rowsOf(STEPS + 50, slow, [entry]);
    for (const step of [run.steps - 2, 1203, 9]) {
      await recalled(run, step);
      expect(rowAt(run, step)).toBe(rows[step]);
    }
    run.dispose();
  });
});
