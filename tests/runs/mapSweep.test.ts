import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createGrid } from "../../src/cli/sweep/grid.ts";
import { headerOf } from "../../src/cli/sweep/header.ts";
import { trainRun } from "../../src/cli/sweep/trainRun.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { type Axis, cellExperiment, coarseToFine, type MapPlan } from "../../src/experiment/mapPlan.ts";
import { pageClock } from "../../src/runs/clock.ts";
import { startMainThreadWorker } from "../../src/runs/mainThreadWorker.ts";
import { mapCsv } from "../../src/runs/mapCsv.ts";
import type { MapState, MapSweep } from "../../src/runs/mapState.ts";
import { createMapSweep } from "../../src/runs/mapSweep.ts";
import { createPool } from "../../src/runs/pool.ts";
import { readSweepFile } from "../../src/runs/sweepFile.ts";

const pool = createPool({ startWorker: startMainThreadWorker, size: 2 });
afterAll(() => pool.dispose());

const base = experimentOf({
  model: { kind: "mlp", in_features: 16, hidden_features: 16, depth: 6, activation: "relu" },
  init: { scheme: "scaled_normal", sigma_w: 2 },
  data: { source: "teacher", mode: "stream", batch_size: 8 },
  optimizer: { name: "sgd", lr: 0.1 },
  seed: 5,
  steps: 12,
});
const x: Axis = { path: "init.sigma_w", values: [1, 2, 30] };
const y: Axis = { path: "model.depth", values: [5, 40] };
const plan: MapPlan = { base, x, y, seeds: 2, steps: 12 };
const sweepOf = () => createMapSweep({ pool, clock: pageClock, plan, workers: 2 });

function reached(sweep: MapSweep, is: (state: MapState) => boolean): Promise<MapState> {
  return new Promise((done) => {
    const look = () => {
      if (!is(sweep.store.getState())) return;
      stop();
      done(sweep.store.getState());
    };
    const stop = sweep.store.subscribe(look);
    look();
  });
}

/** The file that the command writes for the same cells. */
async function fileOf(axes: readonly Axis[]): Promise<string> {
  const lanes = [{ letter: null, experiment: base, timeline: [] }];
  const grid = await createGrid({ file: "a.json", lanes }, axes, plan.seeds, 1, new AbortController().signal);
  const lines = Array.from({ length: grid.length }, (_, k) => trainRun(grid.runAt(k)));
  return `${JSON.stringify(headerOf(lanes, axes, plan.seeds, grid.length, null))}\n${lines.join("")}`;
}

describe("a map that is trained over the pool", () => {
  it("has the figures that the command sweep writes for the same cells, Inf and NaN among them", async () => {
    const sweep = sweepOf();
    sweep.start(plan);
    const { cells, done } = await reached(sweep, ({ state }) => state === "finished");
    expect(done).toBe(6);
    const read = await readSweepFile(new Blob([await fileOf([y, x])]));
    if (!read.ok) throw new Error("the file is not read");
    expect(read.value.plan).toEqual(plan);
    expect(cells).toEqual(read.value.cells);
    expect(cells.flatMap((cell) => cell?.runs ?? []).some(({ loss }) => Number.isNaN(loss.final))).toBe(true);
    sweep.dispose();
  });

  it("rests while it is paused, ends when it is stopped, and begins anew", async () => {
    const sweep = sweepOf();
    const fine = { ...plan, x: { path: "init.sigma_w", values: Array.from({ length: 60 }, (_, k) => 1 + k / 60) } };
    sweep.start(fine);
    await reached(sweep, ({ done }) => done > 0);
    sweep.pause();
    expect(sweep.store.getState().state).toBe("paused");
    sweep.resume();
    sweep.stop();
    const { done } = sweep.store.getState();
    expect(sweep.store.getState().state).toBe("stopped");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sweep.store.getState().done).toBe(done);
    sweep.start(plan);
    expect(sweep.store.getState().done).toBe(0);
    await reached(sweep, ({ state }) => state === "finished");
    sweep.dispose();
  });

  it("marks a cell that no network can be, and goes on", async () => {
    const sweep = sweepOf();
    const impossible = { ...plan, x: { path: "data.batch_size", values: [1, 8] } };
    const normed = { ...impossible, base: { ...base, model: { ...base.model, norm: "batch_norm" as const } } };
    sweep.start(normed as MapPlan);
    const { cells } = await reached(sweep, ({ state }) => state === "finished");
    expect(cells.map((cell) => cell?.problem)).toEqual([true, false, true, false]);
    sweep.dispose();
  });
});

it("every cell comes once, the corners of the coarse blocks first", () => {
  const size = fc.integer({ min: 2, max: 40 });
  fc.assert(
    fc.property(size, size, (columns, rows) => {
      const axis = (path: string, count: number) => ({ path, values: Array.from({ length: count }, (_, k) => k) });
      const order = coarseToFine({ ...plan, x: axis("seed", columns), y: axis("steps", rows) });
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: columns * rows }, (_, k) => k));
      const coarse = Math.ceil(columns / 8) * Math.ceil(rows / 8);
      const isCorner = (cell: number) => (cell % columns) % 8 === 0 && Math.floor(cell / columns) % 8 === 0;
      expect(order.slice(0, coarse).every(isCorner)).toBe(true);
    }),
  );
});

it("a cell is the base with the cell’s values and the next seeds", () => {
  const cell = cellExperiment(plan, 4, 1);
  expect(cell?.init).toMatchObject({ sigma_w: 2 });
  expect(cell?.model).toMatchObject({ depth: 40 });
  expect(cell?.seed).toBe(6);
});

describe("a sweep’s file", () => {
  const problemOf = async (text: string) => {
    const read = await readSweepFile(new Blob([text]));
    return read.ok ? null : read.problem;
  };

  it("that is something else is refused with its line, and never throws", async () => {
    const text = await fileOf([y, x]);
    const [header = "", first = ""] = text.split("\n");
    expect(await problemOf("")).toEqual({ kind: "line", line: 1 });
    expect(await problemOf('{"v":1}\n')).toEqual({ kind: "line", line: 1 });
    expect(await problemOf(`${header}\n${first}\nhello\n`)).toEqual({ kind: "line", line: 3 });
    expect(await problemOf(`${header}\n${first.replace('"index":0', '"index":12')}\n`)).toEqual({
      kind: "line",
      line: 2,
    });
    expect(await problemOf(`${header}\n${first.replace(/"cause":"\w+"/, '"cause":"luck"')}\n`)).toEqual({
      kind: "line",
      line: 2,
    });
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.nat(), async (garbage, at) => {
        const place = at % text.length;
        await readSweepFile(new Blob([text.slice(0, place), garbage, text.slice(place)]));
      }),
    );
  });

  it("over one field or three is refused in a sentence of its own", async () => {
    expect(await problemOf(await fileOf([x]))).toEqual({ kind: "axes", axes: 1 });
    expect(await problemOf(await fileOf([x, y, { path: "optimizer.lr", values: [0.1] }]))).toEqual({
      kind: "axes",
      axes: 3,
    });
  });

  it("that was interrupted shows what is there", async () => {
    const text = await fileOf([y, x]);
    const read = await readSweepFile(new Blob([text.split("\n").slice(0, 4).join("\n"), '\n{"type":"run","ind']));
    expect(read.ok && read.value.cells.map((cell) => cell?.runs.length ?? 0)).toEqual([2, 1, 0, 0, 0, 0]);
  });
});

it("the CSV has a line a run, and what is not finite as spreadsheets and Python read it", async () => {
  const read = await readSweepFile(new Blob([await fileOf([y, x])]));
  if (!read.ok) throw new Error("the file is not read");
  const [link, header, ...lines] = mapCsv(read.value, "https://example.org/#v=1&view=map").trimEnd().split("\n");
  expect(link).toBe("# https://example.org/#v=1&view=map");
  expect(header).toBe("init.sigma_w,model.depth,seed,growth,theory,first_nonfinite_step,first_loss,final_loss,cause");
  expect(lines).toHaveLength(12);
  expect(lines[0]).toMatch(/^1,5,5,/);
  expect(lines.at(-1)).toMatch(/^30,40,6,.*,NaN,\w+$/);
});
