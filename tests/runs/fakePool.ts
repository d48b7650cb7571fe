import { layoutOf, type RowLayout } from "../../src/engine/quantities.ts";
import { chainLength } from "../../src/experiment/chainLength.ts";
import type { Experiment, Patch, TimelineEntry } from "../../src/experiment/schema.ts";
import type { Question } from "../../src/protocol/messages.ts";
import { createHistory, type WritableHistory } from "../../src/runs/history.ts";
import { labColumns } from "../../src/runs/labColumns.ts";
import type { Answered, Forked, LaneRun } from "../../src/runs/laneRun.ts";
import type { Pool } from "../../src/runs/pool.ts";

const nothing = { activation: null, loss: null, grad: null, total_norm: null, param: null };

/** A run that trains at once, up to `limit` steps while there is one, and dies when it has done `dies` steps. */
export class FakeRun implements LaneRun {
  state: LaneRun["state"] = "waiting";
  failure: LaneRun["failure"] = null;
  history: WritableHistory | null;
  theory: readonly number[] | null = null;
  firstNonfinite: LaneRun["firstNonfinite"] = nothing;
  origins: LaneRun["origins"] = { inf: null, nan: null };
  meanField: LaneRun["meanField"] = null;
  timeline: readonly TimelineEntry[];
  stepMs = 0;
  limit = Number.POSITIVE_INFINITY;
  dies = Number.POSITIVE_INFINITY;
  disposed = false;
  until = 0;
  readonly experiment: Experiment;
  readonly patches: Patch[] = [];
  /** The steps at which it was asked. */
  readonly asked: (number | null)[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(experiment: Experiment, timeline: readonly TimelineEntry[]) {
    this.experiment = experiment;
    this.timeline = timeline;
    this.history = createHistory(layoutFor(experiment), 1e6);
  }
  get steps() {
    return this.history?.steps ?? 0;
  }
  advance(until: number): void {
    this.until = until;
    this.train();
  }
  /** Does what was asked for as far as it may. */
  train(): void {
    const to = Math.min(this.until, this.limit, this.dies);
    const { history } = this;
    if (history === null || this.state === "dead") return;
    while (history.steps < to) history.append(this.row(history.steps), 1);
    if (history.steps >= this.dies) {
      this.state = "dead";
      const mark = { step: this.dies - 1, tensor: "h2", nan: false };
      this.firstNonfinite = { ...nothing, activation: mark, param: { ...mark, tensor: "linear1.weight", nan: true } };
    }
    this.notify();
  }
  /** The loss is the step's number; every norm is 1. */
  row(step: number): Float64Array {
    const row = new Float64Array(this.history?.layout.width ?? 0).fill(1);
    row[0] = step;
    return row;
  }
  pause(): Promise<number> {
    this.until = 0;
    return Promise.resolve(this.steps);
  }
  patch(patch: Patch): Promise<TimelineEntry> {
    this.patches.push(patch);
    return Promise.resolve({ step: this.steps, patch });
  }
  ask(_question: Question, at: number | null): Promise<Answered> {
    this.asked.push(at);
    return Promise.resolve({ step: at ?? this.steps, answer: { kind: "picture", picture: null } });
  }
  /** Waits for `tell`. */
  recalling: number | null = null;
  recall(step: number | null): void {
    this.recalling = step;
  }
  /** The step that is recalled is told. */
  tell(): void {
    if (this.recalling !== null) this.history?.keep(this.recalling, this.row(this.recalling));
    this.recalling = null;
    this.notify();
  }
  /** Lives again, for good, from there on. */
  fork(step: number, patch: Patch): Promise<Forked> {
    this.history?.truncate(step);
    this.until = 0;
    this.dies = Number.POSITIVE_INFINITY;
    this.state = "waiting";
    this.firstNonfinite = nothing;
    this.timeline = [...this.timeline.filter((entry) => entry.step < step), { step, patch }];
    this.notify();
    return Promise.resolve({ ok: true, step, timeline: this.timeline });
  }
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  notify(): void {
    for (const listener of this.#listeners) listener();
  }
  dispose(): void {
    this.disposed = true;
  }
}

function layoutFor(experiment: Experiment): RowLayout {
  const depth = chainLength(experiment);
  const layers = Array.from({ length: depth }, (_, k) => `h${k + 1}`);
  const linear = Array.from({ length: depth + 1 }, (_, k) => [`linear${k + 1}.weight`, `linear${k + 1}.bias`]);
  return layoutOf(labColumns, {
    parameter: linear.flat(),
    hidden: [...layers, "prediction"],
    memory: [],
    recurrent: [],
  });
}

export interface FakePool extends Pick<Pool, "start"> {
  /** Of the comparison that runs now. */
  readonly runs: FakeRun[];
  readonly started: FakeRun[];
}

/** `prepare`: what to do with each run before it is handed out. */
export function createFakePool(prepare: (run: FakeRun, lane: number) => void = () => {}): FakePool {
  const started: FakeRun[] = [];
  return {
    started,
    get runs() {
      return started.filter(({ disposed }) => !disposed);
    },
    start(experiment, timeline) {
      const run = new FakeRun(experiment, timeline);
      prepare(run, started.filter(({ disposed }) => !disposed).length);
      started.push(run);
      return run;
    },
  };
}
