import { describe, expect, it } from "vitest";
import { chainLength } from "../../src/experiment/chainLength.ts";
import { opening } from "../../src/experiment/scenarios/opening.ts";
import type { Comparison } from "../../src/experiment/schema.ts";
import { createLab, type LabOptions } from "../../src/runs/labStore.ts";
import { createFakeClock, settle } from "./fakeClock.ts";
import { createFakePool, type FakeRun } from "./fakePool.ts";

const comparison: Comparison = opening.comparison;

function setUp(prepare?: (run: FakeRun, lane: number) => void, options: Partial<LabOptions> = {}) {
  const clock = createFakeClock();
  const pool = createFakePool(prepare);
  const lab = createLab({ pool, clock, random: () => 0.5, comparison, scenario: "opening", playing: true, ...options });
  lab.actions.load(lab.store.getState().comparison, { scenario: "opening" });
  return { clock, pool, lab, actions: lab.actions, state: lab.store.getState };
}
const steps = (runs: readonly FakeRun[]) => runs.map((run) => run.steps);

describe("transport", () => {
  it("starts no run before it is loaded", () => {
    const pool = createFakePool();
    createLab({ pool, clock: createFakeClock(), random: () => 0, comparison, scenario: null, playing: true });
    expect(pool.started).toEqual([]);
  });

  it("plays 4 steps a second at 1×, both lanes alike, and the playhead follows", async () => {
    const { clock, pool, state } = setUp();
    await clock.pass(2050);
    expect(steps(pool.runs)).toEqual([9, 9]);
    expect(state()).toMatchObject({ head: 9, playhead: 8, window: 80, playing: true });
    expect(state().stepsPerSecond).toBeCloseTo(4, 0);
  });

  it("plays 16 and 64 steps a second at 4× and 16×", async () => {
    for (const [speed, expected] of [
      [4, 16],
      [16, 64],
    ] as const) {
      const { clock, pool, actions } = setUp();
      actions.setSpeed(speed);
      await clock.pass(1000);
      for (const count of steps(pool.runs)) expect(Math.abs(count - expected)).toBeLessThanOrEqual(2);
    }
  });

  it("at Max leads the slowest lane by about 120 ms of its steps, and never by fewer than two", async () => {
    const { clock, pool, actions } = setUp((run, lane) => {
      run.stepMs = lane === 0 ? 1 : 10;
      if (lane === 1) run.limit = 7;
    });
    actions.setSpeed("max");
    await clock.pass(500);
    expect(steps(pool.runs)).toEqual([7 + 12, 7]);
    const other = setUp((run, lane) => {
      run.stepMs = 1000;
      if (lane === 1) run.limit = 0;
    });
    other.actions.setSpeed("max");
    await other.clock.pass(500);
    expect(steps(other.pool.runs)).toEqual([2, 0]);
  });

  it("shows the step that both lanes have done", async () => {
    const { clock, state } = setUp((run, lane) => {
      if (lane === 1) run.limit = 3;
    });
    await clock.pass(1000);
    expect(state()).toMatchObject({ playhead: 2 });
    expect(state().head).toBeGreaterThan(3);
  });

  it("stands on any step once the history has merged its steps, and says of which steps the figures are", async () => {
    const { pool, actions, state } = setUp();
    for (const run of pool.runs) run.advance(1000);
    actions.pause();
    await settle();
    const [run] = pool.runs;
    const { history } = run as FakeRun;
    expect(history?.stride).toBe(8);
    for (const [act, playhead, shown] of [
      [() => actions.seek(500), 500, [496, 503]],
      [() => actions.stepBy(1), 501, [496, 503]],
      [() => actions.seek(503), 503, [503, 503]],
      [() => actions.stepBy(1), 504, [504, 511]],
      [() => actions.stepBy(-1), 503, [503, 503]],
      [() => actions.seek(0), 0, [0, 0]],
      [() => actions.stepBy(1), 1, [0, 7]],
      [() => actions.seek(999), 999, [999, 999]],
      [() => actions.seek(2000), 999, [999, 999]],
    ] as const) {
      act();
      expect(state()).toMatchObject({ playhead, shown });
      // The loss of a fake run is the step's number.
      expect(state().lanes.map(({ readouts }) => readouts.loss)).toEqual([shown[1], shown[1]]);
    }
  });

  it("shows, while it plays, a step of which all lanes tell", async () => {
    const { clock, pool, actions, state } = setUp((run, lane) => {
      if (lane === 1) run.limit = 900;
    });
    actions.setSpeed("max");
    for (const run of pool.runs) run.advance(1000);
    await clock.pass(200);
    expect(state()).toMatchObject({ playing: true, playhead: 895, shown: [895, 895] });
  });

  it("recalls a merged step where the playhead has come to rest, and not while it moves on or plays", async () => {
    const { clock, pool, actions, state } = setUp();
    for (const run of pool.runs) run.advance(1000);
    const recalled = () => pool.runs.map(({ recalling }) => recalling);
    const { lanes } = state();
    for (const step of [500, 499, 498]) {
      actions.seek(step);
      await clock.pass(100);
      expect(recalled()).toEqual([null, null]);
    }
    await clock.pass(100);
    expect(recalled()).toEqual([498, 498]);
    for (const run of pool.runs) run.notify();
    await clock.pass(200);
    expect(state()).toMatchObject({ recalling: true, shown: [496, 503] });
    pool.runs[0]?.tell();
    await clock.pass(200);
    expect(state()).toMatchObject({ recalling: true, playhead: 498, shown: [496, 503] });
    expect(state().lanes[0]?.readouts).toMatchObject({ from: 498, to: 498, loss: 498 });
    pool.runs[1]?.tell();
    await clock.pass(200);
    expect(state()).toMatchObject({ recalling: false, playhead: 498, shown: [498, 498] });
    expect(state().lanes[0]).not.toBe(lanes[0]);
    actions.seek(600);
    await clock.pass(300);
    expect(recalled()).toEqual([600, 600]);
    actions.seek(601);
    expect(recalled()).toEqual([null, null]);
    await clock.pass(300);
    expect(recalled()).toEqual([601, 601]);
    actions.play();
    expect(recalled()).toEqual([null, null]);
    actions.seek(498);
    await clock.pass(300);
    expect(recalled()).toEqual([null, null]);
    expect(state().shown).toEqual([498, 498]);
  });

  it("does not make up for time in which a lane could not keep up", async () => {
    const { clock, pool } = setUp((run) => {
      run.limit = 2;
    });
    await clock.pass(10_000);
    for (const run of pool.runs) {
      run.limit = Number.POSITIVE_INFINITY;
      run.train();
    }
    await clock.pass(10);
    expect(Math.max(...steps(pool.runs))).toBeLessThanOrEqual(4);
  });

  it("leaves a dead lane out and goes on with the other", async () => {
    const { clock, pool, state } = setUp((run, lane) => {
      if (lane === 0) run.dies = 3;
    });
    await clock.pass(3050);
    expect(steps(pool.runs)).toEqual([3, 13]);
    expect(state()).toMatchObject({ head: 13, playhead: 12, playing: true });
    expect(state().lanes.map(({ status }) => status.kind)).toEqual(["exploded", "training"]);
  });

  it("stops when no lane can go on, and Play then starts from step 0", async () => {
    const { clock, pool, state, actions } = setUp((run) => {
      run.dies = 3;
    });
    await clock.pass(3000);
    expect(state()).toMatchObject({ playing: false, head: 3, playhead: 2 });
    actions.play();
    await clock.pass(100);
    expect(pool.started.length).toBe(4);
    expect(state().playing).toBe(true);
  });

  it("pauses at once, and the lane that is behind catches up", async () => {
    const { clock, pool, state, actions } = setUp((run, lane) => {
      if (lane === 1) run.limit = 2;
    });
    await clock.pass(700);
    const ahead = pool.runs[0]?.steps;
    expect(ahead).toBeGreaterThan(2);
    const [, slow] = pool.runs;
    if (slow) slow.limit = Number.POSITIVE_INFINITY;
    actions.pause();
    expect(state().playing).toBe(false);
    await clock.pass(5000);
    expect(steps(pool.runs)).toEqual([ahead, ahead]);
    expect(state().lanes.map(({ status }) => status)).toEqual(
      Array(2).fill({ kind: "paused", step: (ahead ?? 0) - 1 }),
    );
  });

  it("steps forward by training one step, and back without", async () => {
    const { clock, pool, state, actions } = setUp(undefined, { playing: false });
    actions.stepBy(1);
    actions.stepBy(1);
    await clock.pass(1000);
    expect(steps(pool.runs)).toEqual([2, 2]);
    actions.stepBy(-1);
    expect(state()).toMatchObject({ playhead: 0, head: 2 });
    actions.stepBy(1);
    expect(state().playhead).toBe(1);
    expect(steps(pool.runs)).toEqual([2, 2]);
  });

  it("seeking pauses and holds the step; playing follows the head again", async () => {
    const { clock, state, actions } = setUp();
    await clock.pass(3050);
    actions.seek(4);
    expect(state()).toMatchObject({ playing: false, playhead: 4, head: 13 });
    expect(state().lanes[0]?.readouts).toMatchObject({ from: 4, to: 4, loss: 4 });
    actions.seek(1000);
    expect(state().playhead).toBe(12);
    actions.seek(-7);
    expect(state().playhead).toBe(0);
    actions.play();
    await clock.pass(1000);
    expect(state().playhead).toBe(state().head - 1);
    expect(state().head).toBeGreaterThan(13);
  });

  it("doubles the window when the run reaches its end", async () => {
    const { clock, state, actions } = setUp();
    actions.setSpeed(16);
    await clock.pass(1000);
    expect(state().window).toBe(80);
    await clock.pass(2000);
    expect(state().head).toBeGreaterThan(160);
    expect(state().window).toBe(320);
  });

  it("does not train while nobody sees the page", async () => {
    const { clock, pool, actions, state } = setUp();
    await clock.pass(1000);
    const before = steps(pool.runs);
    actions.setHidden(true);
    await clock.pass(60_000);
    expect(steps(pool.runs)).toEqual(before);
    expect(state().playing).toBe(true);
    actions.setHidden(false);
    await clock.pass(1000);
    expect(pool.runs[0]?.steps).toBeGreaterThan((before[0] ?? 0) + 2);
    expect(pool.runs[0]?.steps).toBeLessThan((before[0] ?? 0) + 7);
  });

  it("tells React at most ten times a second", async () => {
    const { clock, lab, actions } = setUp();
    actions.setSpeed(16);
    await clock.pass(500);
    let changes = 0;
    lab.store.subscribe(() => {
      changes += 1;
    });
    await clock.pass(2000);
    expect(changes).toBeGreaterThan(10);
    expect(changes).toBeLessThanOrEqual(21);
  });

  it("with a step to go to trains there as fast as it can and pauses", async () => {
    const { clock, pool, state, actions } = setUp();
    actions.load(comparison, { scenario: "opening", step: 64 });
    await clock.pass(3000);
    expect(steps(pool.runs)).toEqual([65, 65]);
    expect(state()).toMatchObject({ playing: false, playhead: 64, speed: 1 });
  });

  it("a pause on the way to that step forgets it", async () => {
    const { clock, pool, actions } = setUp((run) => {
      run.limit = 3;
    });
    actions.load(comparison, { scenario: "opening", step: 500 });
    await clock.pass(100);
    actions.pause();
    for (const run of pool.runs) run.limit = Number.POSITIVE_INFINITY;
    actions.play();
    await clock.pass(1000);
    expect(pool.runs[0]?.steps).toBeLessThan(12);
  });
});

describe("settings", () => {
  it("a setting that is not live restarts all lanes from step 0 with the same seed, and goes on playing", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    const old = [...pool.runs];
    actions.edit("model.depth", 8, null);
    expect(state().comparison.base.model?.depth).toBe(8);
    expect(state()).toMatchObject({ scenario: null, canUndo: true, head: 1, playhead: 0 });
    await clock.pass(500);
    expect(old.every(({ disposed }) => disposed)).toBe(true);
    expect(pool.runs.map(({ experiment }) => [chainLength(experiment), experiment.seed])).toEqual([
      [8, 0],
      [8, 0],
    ]);
    expect(state().playing).toBe(true);
  });

  it("keeps pause", async () => {
    const { clock, pool, state, actions } = setUp(undefined, { playing: false });
    actions.stepBy(1);
    await clock.pass(500);
    actions.edit("model.depth", 8, null);
    await clock.pass(2000);
    expect(steps(pool.runs)).toEqual([0, 0]);
    expect(state().lanes[0]?.status).toEqual({ kind: "ready" });
  });

  it("restarts for a slider that is dragged a few times a second, and ends with its last value", async () => {
    const { clock, pool, actions } = setUp();
    await clock.pass(1000);
    const before = pool.started.length;
    for (let sigma = 100; sigma < 160; sigma++) {
      actions.edit("init.sigma_w", sigma / 100, null);
      await clock.pass(10);
    }
    await clock.pass(500);
    expect((pool.started.length - before) / 2).toBeLessThanOrEqual(7);
    expect(pool.runs.map(({ experiment }) => "sigma_w" in experiment.init && experiment.init.sigma_w)).toEqual([
      1.59, 1.59,
    ]);
  });

  it("a live setting of a run that has begun goes into the timelines and leaves a mark", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    const [a, b] = pool.runs;
    actions.edit("optimizer.lr", 0.01, null);
    expect(state().lanes.map(({ experiment }) => experiment.optimizer.lr)).toEqual([0.01, 0.01]);
    await settle();
    expect(pool.runs).toEqual([a, b]);
    const entry = { step: 5, patch: { optimizer: { lr: 0.01 } } };
    expect(state().comparison.lanes.map(({ timeline }) => timeline)).toEqual([[entry], [entry]]);
    expect(state().comparison.base.optimizer?.lr).toBe(6e-6);
    expect(state().marks).toContainEqual({ kind: "change", step: 5, lane: null });
    expect(state().lanes.map(({ experiment }) => experiment.optimizer.lr)).toEqual([0.01, 0.01]);
    await clock.pass(1000);
    expect(a?.steps).toBe(9);
  });

  it("a live setting of one lane changes that lane alone", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    actions.edit("clip.max_norm", 5, 1);
    await settle();
    expect(pool.runs.map(({ patches }) => patches)).toEqual([[], [{ clip: { max_norm: 5 } }]]);
    expect(state().comparison.lanes.map(({ timeline }) => timeline.length)).toEqual([0, 1]);
    expect(state().marks).toContainEqual({ kind: "change", step: 5, lane: 1 });
  });

  it("before step 1 a live setting simply changes", async () => {
    const { pool, state, actions, clock } = setUp(undefined, { playing: false });
    actions.edit("optimizer.lr", 0.01, null);
    await clock.pass(500);
    expect(state().comparison.base.optimizer?.lr).toBe(0.01);
    expect(state().comparison.lanes.every(({ timeline }) => timeline.length === 0)).toBe(true);
    expect(pool.runs.map(({ experiment }) => experiment.optimizer.lr)).toEqual([0.01, 0.01]);
  });

  it("a live slider that is dragged changes the run a few times a second", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    for (let k = 1; k <= 50; k++) {
      actions.edit("optimizer.lr", k / 1000, null);
      await clock.pass(10);
    }
    await clock.pass(500);
    expect(pool.runs[0]?.patches.length).toBeLessThanOrEqual(6);
    expect(state().lanes[0]?.experiment.optimizer.lr).toBe(0.05);
    expect(state().comparison.lanes[0]?.timeline.at(-1)?.patch).toEqual({ optimizer: { lr: 0.05 } });
  });

  it("a restart begins with the settings as they stand", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    actions.edit("optimizer.lr", 0.01, null);
    actions.edit("clip.max_norm", 5, 1);
    await clock.pass(500);
    actions.edit("model.depth", 8, null);
    await clock.pass(500);
    expect(pool.runs.map(({ experiment }) => [experiment.optimizer.lr, chainLength(experiment)])).toEqual([
      [0.01, 8],
      [0.01, 8],
    ]);
    expect(state().comparison.base.optimizer?.lr).toBe(0.01);
    expect(state().comparison.lanes).toEqual([
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "norm", max_norm: 5 } }, timeline: [] },
    ]);
  });

  it("a change that was not yet answered is not lost in a restart", async () => {
    const { clock, pool, actions } = setUp();
    await clock.pass(1000);
    actions.edit("optimizer.lr", 0.01, null);
    actions.edit("model.depth", 8, null);
    await clock.pass(500);
    expect(pool.runs.map(({ experiment }) => experiment.optimizer.lr)).toEqual([0.01, 0.01]);
  });

  it("refuses what no lane could train, and takes what only memory forbids", () => {
    const { state, actions } = setUp();
    actions.edit("model.depth", -1, null);
    actions.edit("model.depth", "deep", null);
    actions.edit("model.nonsense", 1, null);
    expect(state().comparison).toBe(comparison);
    expect(state().canUndo).toBe(false);
  });

  it("what contradicts an edit gives way", () => {
    const { state, actions } = setUp();
    actions.edit("model.in_features", 3, null);
    expect(state().lanes[0]?.experiment).toMatchObject({ model: { in_features: 3 }, data: { source: "randn" } });
  });

  it("undo and redo bring comparison and scenario back, one slider being one step", async () => {
    const { clock, state, actions } = setUp();
    actions.edit("model.depth", 8, null);
    actions.edit("model.depth", 9, null);
    await clock.pass(2000);
    actions.edit("model.hidden_features", 16, null);
    actions.undo();
    expect(state().comparison.base.model).toMatchObject({ depth: 9, hidden_features: 64 });
    actions.undo();
    expect(state()).toMatchObject({ comparison, scenario: "opening", canUndo: false, canRedo: true });
    actions.redo();
    actions.redo();
    expect(state().comparison.base.model).toMatchObject({ depth: 9, hidden_features: 16 });
    expect(state().canRedo).toBe(false);
  });

  it("split gives each lane a row and changes no run; join makes it one again", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    const runs = [...pool.runs];
    actions.split("optimizer.lr");
    expect(state().comparison.lanes.map(({ patch }) => patch.optimizer)).toEqual([{ lr: 6e-6 }, { lr: 6e-6 }]);
    expect(pool.runs).toEqual(runs);
    actions.join("optimizer.lr");
    await clock.pass(500);
    expect(state().comparison.lanes.map(({ patch }) => patch.optimizer)).toEqual([undefined, undefined]);
    expect(pool.runs).toEqual(runs);
    expect(state().scenario).toBe("opening");
  });

  it("joining a choice takes along what it brings", async () => {
    const { clock, pool, actions, state } = setUp();
    actions.edit("clip.mode", "norm", 0);
    await clock.pass(500);
    actions.edit("clip.max_norm", 7, 0);
    await clock.pass(500);
    actions.join("clip.mode");
    await clock.pass(500);
    expect(state().comparison.lanes.map(({ patch }) => patch)).toEqual([{}, {}]);
    expect(pool.runs.map(({ experiment }) => experiment.clip)).toEqual(
      Array(2).fill({ mode: "norm", max_norm: 7, norm_type: 2 }),
    );
  });

  it("resets with the same seed, or another", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(1000);
    actions.reset();
    expect(steps(pool.runs)).toEqual([1, 1]);
    expect(state()).toMatchObject({ scenario: "opening", playing: true });
    actions.reset(true);
    expect(pool.runs.map(({ experiment }) => experiment.seed)).toEqual([2 ** 30, 2 ** 30]);
    expect(state().scenario).toBe(null);
  });

  it("loads a scenario with as many lanes as it has", () => {
    const { pool, state, actions } = setUp();
    actions.loadScenario("relu_unnormalized");
    expect(state().scenario).toBe("relu_unnormalized");
    expect(pool.runs.length).toBe(3);
    expect(state().lanes.length).toBe(3);
    actions.loadScenario("no such scenario");
    expect(state().scenario).toBe("relu_unnormalized");
  });
});

describe("marks and pointing", () => {
  it("marks the bad batches that have happened, once for all lanes, and the explosion in its lane", async () => {
    const { clock, state, actions } = setUp((run, lane) => {
      if (lane === 0) run.dies = 28;
    });
    actions.setSpeed(16);
    await clock.pass(250);
    expect(state().marks).toEqual([]);
    await clock.pass(500);
    expect(state().head).toBeGreaterThan(28);
    expect(state().head).toBeLessThan(50);
    expect(state().marks).toEqual([
      { kind: "bad_batch", step: 24, lane: null },
      { kind: "first_inf", step: 27, lane: 0 },
    ]);
  });

  it("a pinned layer stays until it is released", () => {
    const { state, actions } = setUp();
    actions.hover(7, null);
    actions.pin(true);
    actions.hover(null, null);
    expect(state()).toMatchObject({ hoverLayer: 7, pinned: true });
    actions.pin(false);
    expect(state()).toMatchObject({ hoverLayer: null, pinned: false });
  });

  it("a lane that failed says why, and Reset starts it again", async () => {
    const { clock, pool, state, actions } = setUp();
    await clock.pass(500);
    const [a] = pool.runs;
    if (a) {
      a.state = "failed";
      a.failure = { code: "memory", needed: 2, allowed: 1 };
      a.notify();
    }
    await clock.pass(500);
    expect(state().lanes[0]?.status).toEqual({ kind: "failed", code: "memory", needed: 2, allowed: 1 });
    actions.reset();
    await clock.pass(500);
    expect(state().lanes[0]?.status.kind).toBe("training");
  });
});
