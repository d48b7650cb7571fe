import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { histogramOf, histogramScale } from "../../src/engine/histogram.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import type { Clock } from "../../src/runs/clock.ts";
import { labColumns } from "../../src/runs/labColumns.ts";
import { createLab, type Lab } from "../../src/runs/labStore.ts";
import type { LaneRun } from "../../src/runs/laneRun.ts";
import { startMainThreadWorker } from "../../src/runs/mainThreadWorker.ts";
import { createPool } from "../../src/runs/pool.ts";

/** Four layers of eight units: a step takes a fraction of a millisecond. */
const calm: Patch = {
  model: { kind: "mlp", depth: 4, hidden_features: 8, in_features: 3, activation: "tanh" },
  data: { source: "teacher", mode: "stream", batch_size: 4 },
  optimizer: { name: "sgd", lr: 0.05 },
};
/** The targets of the batch of step 9 are so large that a parameter is NaN soon after; clipped it goes on. */
const exploding: Patch = {
  ...calm,
  model: { kind: "mlp", depth: 8, hidden_features: 8, in_features: 3, activation: "relu" },
  init: { scheme: "kaiming_normal" },
  data: { source: "teacher", mode: "stream", batch_size: 4, outlier_every: 10, outlier_scale: 1e12 },
};

const pool = createPool({ startWorker: startMainThreadWorker });
afterAll(() => pool.dispose());

const start = (patch: Patch, timeline: readonly TimelineEntry[] = []) =>
  pool.start(experimentOf(patch), timeline, labColumns, { historyBytes: 4e6, keeps: true });

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

async function trained(patch: Patch, steps: number): Promise<LaneRun> {
  const run = start(patch);
  run.advance(steps);
  await until(run, () => run.steps >= steps || run.state === "dead");
  return run;
}

/** Every recorded number from step `from` on, bit by bit. */
function rows({ history }: LaneRun, from = 0): string {
  if (history === null) return "";
  const { width } = history.layout;
  const values = Array.from({ length: (history.steps - from) * width }, (_, k) =>
    history.last(from + Math.floor(k / width), k % width),
  );
  return values.join();
}

/** The rows of a fresh run that has these changes from the start on. */
function fresh(patch: Patch, timeline: readonly TimelineEntry[], steps: number): string {
  const run = createRun(experimentOf(patch), timeline, labColumns);
  const values: number[] = [];
  for (let step = 0; step < steps && !run.parameterIsNaN; step++) {
    run.trainStep();
    values.push(...run.row);
  }
  return values.join();
}

describe("a run that is asked", () => {
  it("answers for an earlier step as a run that stopped there does, and goes on where it was", async () => {
    const run = await trained(calm, 40);
    const { step, answer } = await run.ask({ kind: "histogram", tensor: "linear2.weight" }, 17);
    const there = createRun(experimentOf(calm), [], labColumns);
    for (let k = 0; k < 17; k++) there.trainStep();
    const values = there.readTensor("linear2.weight");
    expect(step).toBe(17);
    expect(answer).toEqual({ kind: "histogram", histogram: histogramOf(values, histogramScale(values)) });
    run.advance(60);
    await until(run, () => run.steps === 60);
    expect(rows(run)).toBe(fresh(calm, [], 60));
    run.dispose();
  });

  it("answers while it trains, every question in order, and does not stop", async () => {
    const run = await trained(calm, 5);
    run.advance(400);
    const names = ["linear1.weight", "nothing", "linear3.weight"];
    const answers = await Promise.all(names.map((tensor) => run.ask({ kind: "histogram", tensor }, null)));
    const found = answers.map(({ answer }) => answer.kind === "histogram" && answer.histogram !== null);
    expect(found).toEqual([true, false, true]);
    const back = run.ask({ kind: "histogram", tensor: "h1" }, 3);
    await expect(back).resolves.toMatchObject({ step: 3 });
    await until(run, () => run.steps === 400);
    expect(rows(run)).toBe(fresh(calm, [], 400));
    run.dispose();
  });

  it("answers although it is dead, and stays dead", async () => {
    const run = await trained(exploding, 50);
    expect(run.state).toBe("dead");
    const { answer } = await run.ask({ kind: "histogram", tensor: "linear1.weight" }, run.steps);
    expect(answer).toMatchObject({ histogram: { nans: expect.any(Number) } });
    const finite = await run.ask({ kind: "histogram", tensor: "linear1.weight" }, 1);
    expect(finite.answer).toMatchObject({ histogram: { nans: 0 } });
    expect(run.state).toBe("dead");
    run.dispose();
  });

  it("takes a live change at the next step that is not recorded, wherever it stood for a question", async () => {
    const run = await trained(calm, 30);
    await run.ask({ kind: "histogram", tensor: "h1" }, 4);
    const entry = await run.patch({ optimizer: { lr: 0.01 } });
    expect(entry.step).toBe(30);
    run.advance(45);
    await until(run, () => run.steps === 45);
    expect(rows(run)).toBe(fresh(calm, [entry], 45));
    run.dispose();
  });
});

describe("a run that is forked", () => {
  it("gives what a fresh run with that timeline gives, bit for bit, from any step", async () => {
    const changes = fc.constantFrom<Patch>(
      { optimizer: { lr: 0.2 } },
      { clip: { mode: "norm", max_norm: 0.1 } },
      { optimizer: { name: "adam", lr: 0.01 } },
    );
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 40 }), changes, async (step, patch) => {
      const run = await trained(calm, 40);
      const forked = await run.fork(step, patch);
      expect(forked.ok && forked.step).toBe(step);
      expect(run.steps).toBe(step);
      run.advance(50);
      await until(run, () => run.steps === 50);
      expect(rows(run)).toBe(fresh(calm, run.timeline, 50));
      run.dispose();
    });
    await fc.assert(property, { numRuns: 12 });
  });

  it("lives again after it had died, and what made it die is forgotten", async () => {
    const run = await trained(exploding, 50);
    expect(run.firstNonfinite.param).not.toBeNull();
    const forked = await run.fork(6, { clip: { mode: "norm", max_norm: 0.1 } });
    expect(forked.ok).toBe(true);
    expect(run.state).toBe("waiting");
    expect(run.firstNonfinite.param).toBeNull();
    run.advance(30);
    await until(run, () => run.steps === 30);
    expect(rows(run)).toBe(fresh(exploding, run.timeline, 30));
    run.dispose();
  });

  it("says what is wrong with a change that it cannot take, and keeps what it recorded", async () => {
    const run = await trained(calm, 20);
    const refused = await run.fork(10, { optimizer: { nesterov: true } });
    expect(refused).toMatchObject({ ok: false, problems: [{ path: "optimizer.momentum" }] });
    expect(run.steps).toBe(20);
    run.advance(30);
    await until(run, () => run.steps === 30);
    expect(rows(run)).toBe(fresh(calm, [], 30));
    run.dispose();
  });
});

const clock: Clock = {
  now: () => performance.now(),
  schedule(callback, ms) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

function opened(): Lab {
  const lanes = [
    { patch: {}, timeline: [] },
    { patch: { clip: { mode: "norm" as const, max_norm: 0.01 } }, timeline: [] },
  ];
  const lab = createLab({
    pool,
    clock,
    random: Math.random,
    comparison: { base: exploding, lanes },
    scenario: null,
    playing: false,
  });
  lab.actions.load(lab.store.getState().comparison, { scenario: null, step: 30 });
  return lab;
}

const reached = (lab: Lab, holds: (state: ReturnType<Lab["store"]["getState"]>) => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!holds(lab.store.getState())) return;
      end();
      resolve();
    };
    const end = lab.store.subscribe(look);
    look();
  });

describe("the lab", () => {
  it("forks a dead lane, keeps what it left as a branch, and goes back to it and forth", async () => {
    const lab = opened();
    const { actions, store } = lab;
    const { comparison } = store.getState();
    await reached(lab, (state) => !state.playing && state.head > 0);
    const before = store.getState().lanes.map(({ run }) => (run ? rows(run) : ""));
    const left = store.getState().lanes[0]?.run?.steps ?? 0;
    actions.setSpeed("max");
    actions.fork(0, 6, { clip: { mode: "norm", max_norm: 0.01 } }, "clip_by_norm");
    await reached(lab, ({ branches, lanes }) => branches.length === 1 && (lanes[0]?.run?.steps ?? 0) > left);
    actions.pause();
    expect(store.getState().branches[0]).toMatchObject({
      lane: 0,
      step: 6,
      until: left,
      remedy: "clip_by_norm",
      mended: false,
    });
    expect(store.getState().marks).toContainEqual({ kind: "fork", step: 6, lane: 0 });
    expect(store.getState().comparison.lanes[0]?.timeline).toHaveLength(1);
    const [branch] = store.getState().branches;
    if (branch) actions.toBranch(branch);
    await reached(lab, ({ playing, lanes }) => !playing && lanes[0]?.run?.state === "dead");
    expect(store.getState().comparison).toEqual(comparison);
    expect(rows(store.getState().lanes[0]?.run as LaneRun)).toBe(before[0]);
    expect(store.getState().branches).toMatchObject([{ mended: true }]);
    lab.dispose();
  });

  it("undoes a fork: the lane is trained again to where it was", async () => {
    const lab = opened();
    const { actions, store } = lab;
    await reached(lab, (state) => !state.playing && state.head > 0);
    const left = store.getState().lanes[0]?.run?.steps ?? 0;
    actions.fork(0, 6, { optimizer: { lr: 1e-5 } }, "lower_lr");
    await reached(lab, ({ branches }) => branches.length === 1);
    actions.undo();
    await reached(lab, ({ playing, lanes }) => !playing && lanes[0]?.run?.steps === left);
    expect(store.getState().branches).toEqual([]);
    expect(store.getState().comparison.lanes[0]?.timeline).toEqual([]);
    lab.dispose();
  });

  it("adds lanes up to four, takes them away, and asks a lane for the step that it shows", async () => {
    const lab = opened();
    const { actions } = lab;
    await reached(lab, (state) => !state.playing && state.head > 20);
    for (let k = 0; k < 4; k++) actions.addLane();
    await reached(lab, ({ lanes }) => lanes.length === 4);
    actions.removeLane(1);
    await reached(lab, ({ lanes }) => lanes.length === 3);
    actions.undo();
    await reached(lab, ({ lanes }) => lanes.length === 4);
    actions.setSpeed("max");
    actions.play();
    await reached(lab, ({ lanes }) => (lanes[1]?.run?.steps ?? 0) > 12);
    actions.seek(5);
    const answered = await lab.ask(1, { kind: "histogram", tensor: "h2" });
    expect(answered?.step).toBe(6);
    lab.dispose();
  });
});
