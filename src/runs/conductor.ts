import type { Clock } from "./clock.ts";
import type { Speed } from "./labState.ts";
import type { LaneRun } from "./laneRun.ts";

/** Steps a second at each speed. */
const rates = { 1: 4, 4: 16, 16: 64 } as const;
/** At full speed the lanes are told to go on about so far beyond the slowest one. */
const LEAD_MS = 120;
const LEAD_STEPS = 2;
/** Steps a second before the first of them has been timed. */
const FIRST_RATE = 10;
/** At full speed the next target is set so often. */
const TICK_MS = 33;

export interface ConductorOptions {
  readonly clock: Clock;
  readonly lanes: () => readonly LaneRun[];
  /** The share of the time, from 0 to 1, that training may take at full speed: less on what runs hot. */
  readonly duty: () => number;
  /** No lane can go on, or the goal is reached: the conductor has stopped by itself. */
  readonly ended: () => void;
}

/** Keeps the lanes in step: hands out common targets, so that no lane runs ahead and a pause is heard at once. */
export interface Conductor {
  /** Goes on at the set speed; with `goal` as fast as it can, until every living lane has done that many steps. */
  start(goal?: number): void;
  /** Stops; then the lanes that are behind catch up with the furthest one. */
  stop(): void;
  /** Has every living lane do that many steps in all, once. */
  advance(until: number): void;
  setSpeed(speed: Speed): void;
}

export function isLiving(run: LaneRun): boolean {
  return run.state !== "dead" && run.state !== "failed";
}

export function createConductor({ clock, lanes, duty, ended }: ConductorOptions): Conductor {
  let speed: Speed = 1;
  let goal: number | null = null;
  let cancel: (() => void) | null = null;
  /** Steps that are due in all, with the fraction of the next one. */
  let due = 0;
  let dueAt = 0;
  let target = -1;
  /** Counts starts and stops: what belongs to an earlier one is dropped. */
  let turn = 0;

  const living = () => lanes().filter(isLiving);
  const fastest = () => speed === "max" || goal !== null;

  function timedTarget(slowest: number, rate: number): number {
    const now = clock.now();
    // A lane that cannot keep up is not chased: the time that it lost is not made up for.
    due = Math.min(due + ((now - dueAt) * rate) / 1000, slowest + Math.max(1, (rate * LEAD_MS) / 1000));
    dueAt = now;
    return Math.floor(due);
  }

  function nextTarget(runs: readonly LaneRun[]): number {
    const slowest = Math.min(...runs.map((run) => run.steps));
    if (speed !== "max" && goal === null) return timedTarget(slowest, rates[speed]);
    if (goal === null && duty() < 1) return timedTarget(slowest, duty() * stepsPerSecond(runs));
    const leading = slowest + leadSteps(runs);
    return goal === null ? leading : Math.min(leading, goal);
  }

  function tick(): void {
    cancel = null;
    const runs = living();
    if (runs.length === 0 || (goal !== null && runs.every((run) => run.steps >= (goal as number)))) {
      halt();
      ended();
      return;
    }
    const next = nextTarget(runs);
    if (next !== target) {
      target = next;
      for (const run of runs) run.advance(target);
    }
    const interval = fastest() ? TICK_MS : Math.max(TICK_MS, 1000 / rates[speed as keyof typeof rates]);
    cancel = clock.schedule(tick, interval);
  }

  function rebase(): void {
    due = Math.max(0, ...living().map((run) => run.steps)) + 1;
    dueAt = clock.now();
    target = -1;
  }

  function halt(): void {
    cancel?.();
    cancel = null;
    goal = null;
    turn += 1;
  }

  async function settle(): Promise<void> {
    const current = turn;
    await Promise.all(living().map((run) => run.pause().catch(() => 0)));
    if (current !== turn) return;
    const runs = living();
    const furthest = Math.max(...runs.map((run) => run.steps));
    for (const run of runs) if (run.steps < furthest) run.advance(furthest);
  }

  return {
    start(toGoal) {
      halt();
      goal = toGoal ?? null;
      rebase();
      tick();
    },
    stop() {
      halt();
      void settle();
    },
    advance(until) {
      turn += 1;
      for (const run of living()) run.advance(until);
    },
    setSpeed(next) {
      speed = next;
      if (cancel === null || goal !== null) return;
      cancel();
      rebase();
      tick();
    },
  };
}

function leadSteps(runs: readonly LaneRun[]): number {
  return Math.max(LEAD_STEPS, Math.ceil((LEAD_MS * stepsPerSecond(runs)) / 1000));
}

/** Of the slowest lane, when it does nothing but train; a guess until that is known. */
function stepsPerSecond(runs: readonly LaneRun[]): number {
  const stepMs = Math.max(...runs.map((run) => run.stepMs));
  return stepMs > 0 ? 1000 / stepMs : FIRST_RATE;
}
