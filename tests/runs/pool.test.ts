import { afterEach, describe, expect, it, vi } from "vitest";
import { layoutOf } from "../../src/engine/quantities.ts";
import type { FromWorker } from "../../src/protocol/messages.ts";
import type { LaneRun } from "../../src/runs/laneRun.ts";
import { createPool, type Pool, type PoolOptions } from "../../src/runs/pool.ts";
import type { WorkerPort } from "../../src/runs/workerPort.ts";
import { createFakeEngine, type FakeRunOptions, fakeExperiment, fakeValue } from "../worker/fakeEngine.ts";
import { createLocalWorkers, type LocalWorkers } from "./localWorker.ts";

let pool: Pool;
let workers: LocalWorkers;
function open(options: FakeRunOptions & PoolOptions = {}): void {
  workers = createLocalWorkers(createFakeEngine(options));
  pool = createPool({ startWorker: workers.start, ...options });
}
/** A pool with one worker, whose words are the test's. */
function openScripted(): (message: FromWorker) => void {
  let hearing: (message: FromWorker) => void = () => {};
  const port: WorkerPort = {
    kind: "blob",
    post: () => {},
    terminate: () => {},
    listen(hear) {
      hearing = hear;
    },
  };
  pool = createPool({ startWorker: async () => port });
  return (message) => hearing(message);
}
afterEach(() => {
  pool.dispose();
  vi.useRealTimers();
});

const begin = (bytes?: number) =>
  pool.start(fakeExperiment(), [], ["grad_norm"], bytes === undefined ? {} : { historyBytes: bytes });

/** Resolves once `holds` of the run, as its own listeners are told. */
function reach(run: LaneRun, holds: (run: LaneRun) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds(run)) return resolve();
    const end = run.subscribe(() => {
      if (!holds(run)) return;
      end();
      resolve();
    });
  });
}
const inState = (run: LaneRun, state: LaneRun["state"]) => reach(run, (it) => it.state === state);

describe("the pool", () => {
  it("trains a run and records every step", async () => {
    open();
    const run = begin();
    expect([run.state, run.steps, run.history, run.theory]).toEqual(["starting", 0, null, null]);
    await inState(run, "waiting");
    expect(run.theory).toEqual([1.5]);
    run.advance(500);
    expect(run.state).toBe("training");
    await inState(run, "waiting");
    expect(run.steps).toBe(500);
    for (let step = 0; step < 500; step++) expect(run.history?.last(step, 1)).toBe(fakeValue(step, 1, 3));
  });

  it("keeps what is asked before the worker is there", async () => {
    open();
    const run = begin();
    run.advance(40);
    const patched = run.patch({ seed: 3 });
    expect(await patched).toEqual({ step: 0, patch: { seed: 3 } });
    await inState(run, "waiting");
    expect(run.steps).toBe(40);
    expect(run.timeline).toEqual([{ step: 0, patch: { seed: 3 } }]);
  });

  it("forgets what was asked when it is paused before the worker is there", async () => {
    open();
    const run = begin();
    run.advance(40);
    expect(await run.pause()).toBe(0);
    await inState(run, "waiting");
    expect(run.steps).toBe(0);
  });

  it("pauses where the worker says it is, with all steps recorded, and goes on", async () => {
    open();
    const run = begin();
    run.advance(1e9);
    await reach(run, ({ steps }) => steps > 0);
    const [first, second] = await Promise.all([run.pause(), run.pause()]);
    expect(first).toBe(run.steps);
    expect(second).toBe(first);
    expect(run.state).toBe("waiting");
    run.advance(run.steps + 10);
    await inState(run, "waiting");
    expect(run.steps).toBe(first + 10);
  });

  it("drops what carries another run's id", async () => {
    const say = openScripted();
    const run = begin();
    await Promise.resolve();
    await Promise.resolve();
    const reason = { code: "exception", message: "stale" } as const;
    say({ type: "failed", run: 77, reason });
    expect(run.state).toBe("starting");
    say({ type: "failed", run: 1, reason });
    expect(run.state).toBe("failed");
  });

  it("keeps a running mean of the milliseconds a step takes", async () => {
    const say = openScripted();
    const run = begin();
    await Promise.resolve();
    await Promise.resolve();
    say({
      type: "started",
      run: 1,
      layout: layoutOf(["loss"], { parameter: [], hidden: [], memory: [], recurrent: [] }),
      theory: null,
      meanField: { holds: false, reason: "recurrent" },
    });
    const frame = { type: "frame", run: 1, rows: 10 } as const;
    const stepMs = [20, 20, 40, 10].map((trainingMs, index) => {
      say({ ...frame, firstStep: index * 10, buffer: new ArrayBuffer(80), trainingMs });
      return run.stepMs;
    });
    expect(stepMs).toEqual([2, 2, 2.4, 2.12]);
  });

  it("makes the workers that are needed, not more than its size, and queues the rest", async () => {
    open({ size: 2 });
    const runs = Array.from({ length: 50 }, () => begin());
    const started = () => runs.filter(({ history }) => history !== null).length;
    for (const [index, run] of runs.entries()) {
      run.advance(5);
      await reach(run, ({ steps }) => steps === 5);
      expect(started()).toBeLessThanOrEqual(index + 2);
      run.dispose();
    }
    expect(workers.started.length).toBe(2);
    expect(runs.every(({ history }) => history?.last(4, 0) === 4)).toBe(true);
  });

  it("gives a disposed run's worker to the next run instead of starting another", async () => {
    open();
    const first = begin();
    first.advance(1e9);
    await reach(first, ({ steps }) => steps > 0);
    first.dispose();
    const stepsThen = first.steps;
    const second = begin();
    second.advance(7);
    await reach(second, ({ steps }) => steps === 7);
    expect(workers.started.length).toBe(1);
    expect(first.steps).toBe(stepsThen);
  });

  it("never starts a run that was disposed in the queue", async () => {
    open({ size: 1 });
    const first = begin();
    const second = begin();
    const third = begin();
    second.dispose();
    await inState(first, "waiting");
    first.dispose();
    await inState(third, "waiting");
    expect(second.state).toBe("starting");
  });

  it("ends a worker that does not let go of a disposed run within two seconds, and starts another", async () => {
    open({ size: 1 });
    const first = begin();
    await inState(first, "waiting");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    workers.started[0]?.hang();
    first.dispose();
    const second = begin();
    vi.advanceTimersByTime(1999);
    expect(workers.started[0]?.ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers.started[0]?.ended).toBe(true);
    await inState(second, "waiting");
    expect(workers.started.length).toBe(2);
  });

  it("fails a run whose worker does not build its network within thirty seconds", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    open();
    const run = begin();
    await Promise.resolve();
    await Promise.resolve();
    workers.started[0]?.hang();
    await vi.advanceTimersByTimeAsync(30_000);
    expect([run.state, run.failure]).toEqual(["failed", { code: "worker_lost" }]);
  });

  it("does not take a long training step for a death", async () => {
    open();
    const run = begin();
    await inState(run, "waiting");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(run.state).toBe("waiting");
  });

  it("fails the run of a worker that breaks, and only that; the next run gets a new worker", async () => {
    open();
    const [lost, other] = [begin(), begin()];
    await Promise.all([inState(lost, "waiting"), inState(other, "waiting")]);
    lost.advance(1e9);
    const pausing = lost.pause();
    const patching = lost.patch({ seed: 1 });
    workers.started[0]?.crash();
    expect([lost.state, lost.failure]).toEqual(["failed", { code: "worker_lost" }]);
    expect(await pausing).toBe(lost.steps);
    await expect(patching).rejects.toThrow("over");
    expect(other.state).toBe("waiting");
    lost.dispose();
    const again = begin();
    await inState(again, "waiting");
    expect(workers.started.length).toBe(3);
    expect(workers.started[0]?.ended).toBe(true);
  });

  it("fails all runs where no worker starts, and tries again with the next", async () => {
    const startWorker = vi.fn(() => Promise.reject(new Error("no")));
    pool = createPool({ startWorker });
    const runs = [begin(), begin()];
    await Promise.all(runs.map((run) => inState(run, "failed")));
    expect(runs.map(({ failure }) => failure?.code)).toEqual(["worker_unavailable", "worker_unavailable"]);
    const before = startWorker.mock.calls.length;
    await inState(begin(), "failed");
    expect(startWorker.mock.calls.length).toBe(before + 1);
  });

  it("makes do with the workers it has where no more start", async () => {
    workers = createLocalWorkers(createFakeEngine());
    let tries = 0;
    pool = createPool({
      startWorker: () => (tries++ === 0 ? workers.start() : Promise.reject(new Error("no"))),
    });
    const [first, second] = [begin(), begin()];
    await inState(first, "waiting");
    expect(second.state).toBe("starting");
    first.dispose();
    await inState(second, "waiting");
    expect(tries).toBe(2);
  });

  it("tells what ended a run, frees its worker, and still takes changes for the record", async () => {
    open({ size: 1, nonfiniteAt: { loss: 3, param: 6 } });
    const run = begin();
    const next = begin();
    run.advance(100);
    await inState(run, "dead");
    expect([run.steps, run.firstNonfinite.loss?.step, run.firstNonfinite.grad]).toEqual([7, 3, null]);
    await inState(next, "waiting");
    run.advance(200);
    expect([run.state, await run.pause()]).toEqual(["dead", 7]);
    expect(await run.patch({ seed: 1 })).toEqual({ step: 7, patch: { seed: 1 } });
    expect(run.timeline).toEqual([{ step: 7, patch: { seed: 1 } }]);
  });

  it("never knows of a non-finite step that is not recorded", async () => {
    open({ nonfiniteAt: { loss: 30, grad: 31 } });
    const run = begin();
    run.subscribe(() => {
      for (const mark of Object.values(run.firstNonfinite)) expect(mark?.step ?? -1).toBeLessThan(run.steps);
    });
    run.advance(100);
    await reach(run, ({ steps, firstNonfinite }) => steps === 100 && firstNonfinite.grad !== null);
    expect([run.firstNonfinite.loss?.step, run.firstNonfinite.grad?.step]).toEqual([30, 31]);
  });

  it("passes on why a run failed, and uses its worker again", async () => {
    open({
      size: 1,
      onStep(step) {
        if (step === 2) throw new Error("broken");
      },
    });
    const run = begin();
    const next = begin();
    run.advance(10);
    await inState(run, "failed");
    expect([run.failure, run.steps]).toEqual([{ code: "exception", message: "broken" }, 2]);
    await inState(next, "waiting");
    expect(workers.started.length).toBe(1);
  });

  it("shares the history budget, and gives a disposed run's part to the next", async () => {
    open({ historyBudget: 2 * 1024 * 1024, width: 1000 });
    const strideAfter = async (run: LaneRun) => {
      run.advance(80);
      await reach(run, ({ steps }) => steps === 80);
      return run.history?.stride;
    };
    const first = begin(2 * 1024 * 1024);
    expect(await strideAfter(first)).toBe(1);
    expect(await strideAfter(begin(2 * 1024 * 1024))).toBe(8);
    first.dispose();
    expect(await strideAfter(begin(2 * 1024 * 1024))).toBe(2);
  });

  it("keeps a disposed run silent and its history readable", async () => {
    open();
    const run = begin();
    const listener = vi.fn();
    run.subscribe(listener);
    run.advance(5);
    await reach(run, ({ steps }) => steps === 5);
    const calls = listener.mock.calls.length;
    run.dispose();
    run.dispose();
    run.advance(10);
    expect(await run.pause()).toBe(5);
    await expect(run.patch({})).rejects.toThrow("over");
    expect([listener.mock.calls.length, run.history?.last(4, 0)]).toEqual([calls, 4]);
  });

  it("ends every worker when it is disposed", async () => {
    open();
    const runs = [begin(), begin()];
    await Promise.all(runs.map((run) => inState(run, "waiting")));
    pool.dispose();
    expect(workers.started.map(({ ended }) => ended)).toEqual([true, true]);
  });
});
