import { describe, expect, it } from "vitest";
import { createConductor } from "../../src/runs/conductor.ts";
import type { LaneRun } from "../../src/runs/laneRun.ts";
import { createFakeClock, type FakeClock } from "./fakeClock.ts";

/** A worker tells of its steps so often. */
const FRAME_MS = 30;

/** A lane that takes `stepMs` for a step, on the test's clock, and tells of what it trained as a worker does. */
function createSlowLane(clock: FakeClock, stepMs: number) {
  let trained = 0;
  let told = 0;
  let toldAt = 0;
  let until = 0;
  let works = false;
  let busyMs = 0;
  function work(): void {
    works = trained < until;
    if (trained > told && (!works || clock.now() - toldAt >= FRAME_MS)) {
      told = trained;
      toldAt = clock.now();
    }
    if (!works) return;
    clock.schedule(() => {
      trained += 1;
      busyMs += stepMs;
      work();
    }, stepMs);
  }
  const run = {
    state: "waiting",
    stepMs,
    get steps() {
      return told;
    },
    advance(target: number) {
      until = target;
      if (!works) work();
    },
    pause() {
      until = 0;
      return Promise.resolve(told);
    },
  };
  return {
    run: run as unknown as LaneRun,
    get trained() {
      return trained;
    },
    get busyMs() {
      return busyMs;
    },
    /** It went back, as a fork does. */
    goBackTo(step: number) {
      trained = step;
      told = step;
      until = 0;
    },
  };
}

function conducted(stepsMs: readonly number[], duty = 1) {
  const clock = createFakeClock();
  const lanes = stepsMs.map((stepMs) => createSlowLane(clock, stepMs));
  const conductor = createConductor({ clock, lanes: () => lanes.map(({ run }) => run), duty: () => duty, ended() {} });
  conductor.setSpeed("max");
  conductor.start();
  return { clock, lanes, conductor };
}

describe("at full speed", () => {
  it("leaves the slowest lane hardly ever without work, at any step time", async () => {
    for (const stepMs of [0.5, 2, 9, 40]) {
      const { clock, lanes, conductor } = conducted([stepMs, stepMs]);
      await clock.pass(300);
      const before = lanes.map(({ busyMs }) => busyMs);
      await clock.pass(3000);
      for (const [k, { busyMs }] of lanes.entries()) {
        expect((busyMs - (before[k] ?? 0)) / 3000).toBeGreaterThan(0.9);
      }
      conductor.stop();
    }
  });

  it("keeps four lanes of different speed within 120 ms of the slowest one's steps, which never waits", async () => {
    const { clock, lanes, conductor } = conducted([1, 2, 4, 8]);
    await clock.pass(300);
    for (let look = 0; look < 60; look++) {
      await clock.pass(50);
      const steps = lanes.map(({ trained }) => trained);
      expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(Math.ceil(120 / 8));
    }
    expect((lanes[3]?.busyMs ?? 0) / clock.now()).toBeGreaterThan(0.9);
    conductor.stop();
  });

  it("takes no more than its share of the time where it is told so, and about as much", async () => {
    for (const [stepMs, duty] of [
      [2, 0.5],
      [20, 0.5],
      [5, 0.25],
    ] as const) {
      const { clock, lanes, conductor } = conducted([stepMs, stepMs], duty);
      await clock.pass(10_000);
      for (const { busyMs } of lanes) {
        expect(busyMs / 10_000).toBeLessThanOrEqual(duty + 0.02);
        expect(busyMs / 10_000).toBeGreaterThan(duty * 0.8);
      }
      conductor.stop();
    }
  });

  it("has a lane that went back catch up while the others wait", async () => {
    const { clock, lanes, conductor } = conducted([5, 5, 5]);
    await clock.pass(1000);
    const [forked, ...others] = lanes;
    const ahead = others.map(({ trained }) => trained);
    forked?.goBackTo(20);
    conductor.start();
    await clock.pass(400);
    expect(forked?.trained).toBeGreaterThan(20 + 60);
    // A step that was under way is done.
    for (const [k, { trained }] of others.entries()) expect(trained - (ahead[k] ?? 0)).toBeLessThanOrEqual(1);
    await clock.pass(2000);
    const steps = lanes.map(({ trained }) => trained);
    expect(Math.min(...steps)).toBeGreaterThan(Math.max(...ahead));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(24);
    conductor.stop();
  });
});
