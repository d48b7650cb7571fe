import { describe, expect, it } from "vitest";
import { opening } from "../../src/experiment/scenarios/opening.ts";
import { createLab } from "../../src/runs/labStore.ts";
import { createFakeClock, settle } from "./fakeClock.ts";
import { createFakePool, type FakeRun } from "./fakePool.ts";

function setUp(prepare?: (run: FakeRun, lane: number) => void, playing = true) {
  const clock = createFakeClock();
  const pool = createFakePool(prepare);
  const { comparison } = opening;
  const lab = createLab({ pool, clock, random: () => 0.5, comparison, scenario: "opening", playing });
  lab.actions.load(comparison, { scenario: "opening" });
  return { clock, pool, lab, actions: lab.actions, state: lab.store.getState };
}
const lower = { optimizer: { lr: 1e-7 } };
const picture = { kind: "picture" } as const;

describe("forking a lane", () => {
  it("while it plays: the others wait until it has caught up, and the step shown is the one it has done", async () => {
    const { clock, pool, actions, state } = setUp();
    actions.setSpeed(16);
    await clock.pass(1000);
    const ahead = pool.runs[1]?.steps ?? 0;
    actions.fork(0, 20, lower, "lower_lr");
    await settle();
    expect(state()).toMatchObject({ playing: true, playhead: expect.any(Number) });
    await clock.pass(100);
    const behind = pool.runs[0]?.steps ?? 0;
    expect(behind).toBeGreaterThan(20);
    expect(behind).toBeLessThan(ahead);
    expect(pool.runs[1]?.steps).toBe(ahead);
    expect(state().playhead).toBeLessThan(ahead - 1);
    await clock.pass(2000);
    expect(pool.runs[0]?.steps).toBeGreaterThan(ahead);
    expect(pool.runs[0]?.steps).toBe(pool.runs[1]?.steps);
  });

  it("each fork can be undone by itself, however soon one follows the other", async () => {
    const { clock, actions, state } = setUp();
    await clock.pass(3000);
    actions.fork(0, 5, lower, "lower_lr");
    await settle();
    actions.fork(1, 6, lower, "lower_lr");
    await settle();
    expect(state().branches.map(({ lane, step }) => [lane, step])).toEqual([
      [0, 5],
      [1, 6],
    ]);
    actions.undo();
    expect(state().comparison.lanes.map(({ timeline }) => timeline.length)).toEqual([1, 0]);
    actions.undo();
    expect(state()).toMatchObject({ comparison: opening.comparison, scenario: "opening", branches: [] });
  });

  it("counts anew what had happened behind the fork, even where as many steps are done again", async () => {
    const { clock, pool, state } = setUp((run, lane) => {
      if (lane === 0) run.row = (step) => new Float64Array(run.history?.layout.width ?? 0).fill(step < 3 ? 1 : 0.5);
    });
    await clock.pass(3000);
    expect(state().marks).toContainEqual({ kind: "first_clip", step: 3, lane: 0 });
    const [run] = pool.runs;
    if (run) run.row = () => new Float64Array(run.history?.layout.width ?? 0).fill(1);
    const before = run?.steps ?? 0;
    run?.history?.truncate(2);
    run?.advance(before + 5);
    await clock.pass(200);
    expect(state().marks).not.toContainEqual(expect.objectContaining({ kind: "first_clip", lane: 0 }));
  });

  it("takes at a later step only what may change there, and nothing while a restart is due", async () => {
    const { clock, pool, actions, state } = setUp();
    await clock.pass(3000);
    actions.fork(0, 5, { model: { depth: 3 } }, "shallower");
    await settle();
    expect(state()).toMatchObject({ comparison: opening.comparison, branches: [] });
    actions.edit("model.depth", 8, null);
    actions.edit("model.depth", 9, null);
    actions.fork(0, 5, lower, "lower_lr");
    await clock.pass(500);
    expect(state().branches).toEqual([]);
    expect(pool.runs.map(({ timeline }) => timeline.length)).toEqual([0, 0]);
  });
});

describe("asking", () => {
  it("a dead lane is asked where its figures end while the other plays, not where it was asked last", async () => {
    const { clock, pool, lab, actions } = setUp((run, lane) => {
      if (lane === 0) run.dies = 6;
    });
    await clock.pass(3000);
    actions.seek(2);
    await lab.ask(0, picture);
    actions.play();
    await clock.pass(500);
    await lab.ask(0, picture);
    await lab.ask(1, picture);
    expect(pool.runs.map(({ asked }) => asked)).toEqual([[3, 6], [null]]);
  });
});

describe("the layer that is inspected", () => {
  it("is the one that was pinned, stays within the chain, and comes along when the chain gets shorter", async () => {
    const { clock, actions, state } = setUp();
    actions.hover(20, null);
    actions.pin(true);
    expect(state().inspected).toBe(20);
    actions.inspect(0);
    expect(state().inspected).toBe(1);
    actions.inspect(1000);
    const depth = state().inspected - 1;
    expect(depth).toBe(opening.comparison.base.model?.depth);
    actions.edit("model.depth", 8, null);
    await clock.pass(500);
    expect(state().inspected).toBe(9);
  });
});
