import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { noOrigins } from "../../src/engine/provenance/origin.ts";
import { layoutOf, nothingFound } from "../../src/engine/quantities.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import type { FromWorker } from "../../src/protocol/messages.ts";
import { labColumns } from "../../src/runs/labColumns.ts";
import type { LaneRun } from "../../src/runs/laneRun.ts";
import { startMainThreadWorker } from "../../src/runs/mainThreadWorker.ts";
import { createPool } from "../../src/runs/pool.ts";
import type { WorkerPort } from "../../src/runs/workerPort.ts";

/** Questions, changes and forks that come while others are under way: a worker ends one rewind where another begins. */

const calm: Patch = {
  model: { kind: "mlp", depth: 4, hidden_features: 8, in_features: 3, activation: "tanh" },
  data: { source: "teacher", mode: "stream", batch_size: 4 },
  optimizer: { name: "sgd", lr: 0.05 },
};
const exploding: Patch = {
  ...calm,
  model: { kind: "mlp", depth: 12, hidden_features: 8, in_features: 3, activation: "relu" },
  init: { scheme: "scaled_normal", sigma_w: 4 },
};

let breakWorker: () => void = () => {};
let watched: LaneRun | null = null;
/** Frames that did not begin where the history of the watched run ends. */
let misplaced: string[] = [];

async function startWorker(): Promise<WorkerPort> {
  const port = await startMainThreadWorker();
  return {
    ...port,
    listen(hear, lost) {
      breakWorker = lost;
      port.listen((message) => {
        if (message.type === "frame" && watched && message.firstStep !== watched.steps) {
          misplaced.push(`${message.firstStep} where ${watched.steps} are recorded`);
        }
        hear(message);
      }, lost);
    },
  };
}
const pool = createPool({ startWorker });
afterAll(() => pool.dispose());
beforeEach(() => {
  misplaced = [];
});

function begin(patch: Patch, historyBytes = 2e7): LaneRun {
  watched = pool.start(experimentOf(patch), [], labColumns, { historyBytes, keeps: true });
  return watched;
}

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
  const run = begin(patch);
  run.advance(steps);
  await until(run, () => run.steps >= steps || run.state === "dead");
  return run;
}

/** Every recorded number of a history that has merged nothing. */
function rows({ history }: LaneRun): string {
  if (history === null || history.stride > 1) throw new Error("not every row is there");
  const { width } = history.layout;
  const values = Array.from({ length: history.steps * width }, (_, k) =>
    history.last(Math.floor(k / width), k % width),
  );
  return values.join();
}

function fresh(patch: Patch, timeline: readonly TimelineEntry[], steps: number): string {
  const run = createRun(experimentOf(patch), timeline, labColumns);
  const values: number[] = [];
  while (run.step < steps) {
    run.trainStep();
    values.push(...run.row);
  }
  return values.join();
}

const histogram = (tensor: string) => ({ kind: "histogram", tensor }) as const;

describe("questions at once", () => {
  it("are each answered for the step that they are about", async () => {
    const run = await trained(calm, 40);
    const same = await Promise.all(["h1", "h2", "h3"].map((tensor) => run.ask(histogram(tensor), 17)));
    expect(same.map(({ step }) => step)).toEqual([17, 17, 17]);
    const others = await Promise.all([5, 30, 2].map((step) => run.ask(histogram("h1"), step)));
    expect(others.map(({ step }) => step)).toEqual([5, 30, 2]);
    run.dispose();
  });

  it("are answered for their step although a pause comes in between, which tells what is recorded", async () => {
    const run = await trained(calm, 40);
    const asked = run.ask(histogram("h1"), 5);
    const paused = run.pause();
    expect([(await asked).step, await paused]).toEqual([5, 40]);
    run.dispose();
  });

  it("may be asked before there is a worker", async () => {
    const run = begin(calm);
    await expect(run.ask(histogram("linear1.weight"), null)).resolves.toMatchObject({ step: 0 });
    run.dispose();
  });
});

describe("a change right behind a question", () => {
  it("applies at the head of a run that trains on: no row comes twice, and all are a fresh run's", async () => {
    for (let k = 0; k < 6; k++) {
      const run = begin(calm);
      run.advance(3000);
      await until(run, () => run.steps > 5 + k * 40);
      const asked = run.ask(histogram("h1"), 4);
      const entry = await run.patch({ optimizer: { lr: 0.01 } });
      await expect(asked).resolves.toMatchObject({ step: 4 });
      run.advance(entry.step + 50);
      await until(run, () => run.steps >= entry.step + 50);
      await run.pause();
      expect(misplaced).toEqual([]);
      expect(rows(run)).toBe(fresh(calm, [entry], run.steps));
      run.dispose();
    }
  });

  it("applies at the head although a pause ends the way there", async () => {
    const run = await trained(calm, 400);
    await run.ask(histogram("h1"), 4);
    const changing = run.patch({ optimizer: { lr: 0.01 } });
    for (let k = 0; k < 3; k++) await run.pause();
    const entry = await changing;
    expect(entry.step).toBe(400);
    run.advance(420);
    await until(run, () => run.steps === 420);
    expect(rows(run)).toBe(fresh(calm, [entry], 420));
    run.dispose();
  });
});

describe("a fork", () => {
  it("of a run at full speed finds the edge of a bin although its history merged meanwhile", async () => {
    let merged = 0;
    for (let k = 0; k < 8; k++) {
      const run = begin(calm, 1);
      run.advance(1e6);
      await until(run, () => run.steps > 20 + 37 * k);
      const stride = run.history?.stride ?? 1;
      const step = Math.floor(run.steps / stride) * stride - stride;
      const forked = await run.fork(step, { optimizer: { lr: 0.01 } });
      if (run.history?.stride !== stride) merged += 1;
      expect(forked).toMatchObject({ ok: true, step: run.steps });
      expect(run.steps).toBeLessThanOrEqual(step);
      run.advance(run.steps + 20);
      await until(run, () => run.state === "waiting");
      expect(misplaced).toEqual([]);
      run.dispose();
    }
    expect(merged).toBeGreaterThan(0);
  });

  it("is made although a pause ends its way, and asks for what was asked before it first", async () => {
    const run = await trained(calm, 300);
    const asked = run.ask(histogram("h1"), 250);
    const forking = run.fork(100, { optimizer: { lr: 0.01 } });
    await run.pause();
    expect((await asked).step).toBe(250);
    expect(await forking).toMatchObject({ ok: true, step: 100 });
    run.advance(150);
    await until(run, () => run.steps === 150);
    expect(rows(run)).toBe(fresh(calm, run.timeline, 150));
    run.dispose();
  });
});

describe("a dead run", () => {
  it("whose worker breaks answers nobody any more, and stays dead", async () => {
    const run = await trained(exploding, 50);
    const waiting = [run.ask(histogram("h1"), 1), run.fork(1, { optimizer: { lr: 0.01 } })];
    breakWorker();
    const later = [...waiting, run.ask({ kind: "picture" }, null)];
    const settled = await Promise.allSettled(later);
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(run.state).toBe("dead");
  });

  it("takes a change that was under way when it died once", async () => {
    let say: (message: FromWorker) => void = () => {};
    const port: WorkerPort = {
      kind: "blob",
      post: () => {},
      terminate: () => {},
      listen(hear) {
        say = hear;
      },
    };
    const scripted = createPool({ startWorker: async () => port });
    const run = scripted.start(experimentOf(calm), [], ["loss"], { keeps: true });
    await Promise.resolve();
    await Promise.resolve();
    const layout = layoutOf(["loss"], { parameter: [], hidden: [], memory: [], recurrent: [] });
    say({ type: "started", run: 1, layout, theory: null, meanField: { holds: false, reason: "recurrent" } });
    const changing = run.patch({ optimizer: { lr: 0.04 } });
    say({ type: "dead", run: 1, step: 0, firstNonfinite: nothingFound, origins: noOrigins });
    const entry = await changing;
    say({ type: "patched", run: 1, entry });
    expect(run.timeline).toEqual([entry]);
    scripted.dispose();
  });
});
