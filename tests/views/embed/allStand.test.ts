import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { LabState } from "../../../src/runs/labState.ts";
import type { LaneRun } from "../../../src/runs/laneRun.ts";
import { allStand } from "../../../src/views/embed/allStand.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function createRun() {
  const listeners = new Set<() => void>();
  const run = {
    state: "training" as LaneRun["state"],
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stand() {
      run.state = "waiting";
      for (const listener of listeners) listener();
    },
  };
  return run;
}
type Run = ReturnType<typeof createRun>;

function setUp(...runs: readonly Run[]) {
  const lanesOf = (now: readonly Run[]) => now.map((run) => ({ run })) as unknown as LabState["lanes"];
  const store = createStore(() => ({ lanes: lanesOf(runs) }) as LabState);
  let isOver = false;
  void allStand(store).then(() => {
    isOver = true;
  });
  return {
    replace: (...now: readonly Run[]) => store.setState({ lanes: lanesOf(now) }),
    isOver: async () => {
      await vi.advanceTimersByTimeAsync(0);
      return isOver;
    },
  };
}

it("waits for every lane", async () => {
  const [a, b] = [createRun(), createRun()];
  const { isOver } = setUp(a, b);
  a.stand();
  expect(await isOver()).toBe(false);
  b.stand();
  expect(await isOver()).toBe(true);
});

it("follows the lanes that have taken the place of others", async () => {
  const next = createRun();
  const { replace, isOver } = setUp(createRun());
  replace(next);
  expect(await isOver()).toBe(false);
  next.stand();
  expect(await isOver()).toBe(true);
});

it("does not wait for ever for one that never says that it stands", async () => {
  const { isOver } = setUp(createRun());
  await vi.advanceTimersByTimeAsync(6000);
  expect(await isOver()).toBe(true);
});
