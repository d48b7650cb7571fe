import { type FirstNonfinite, type NonfiniteKind, nothingFound, type RowLayout } from "../engine/quantities.ts";
import type { Patch, TimelineEntry } from "../experiment/schema.ts";
import type { Failure, FromWorker, Start, ToWorker } from "../protocol/messages.ts";
import type { WritableHistory } from "./history.ts";
import type { LaneRun } from "./laneRun.ts";
import { createRequests } from "./requests.ts";

type Send = (message: ToWorker, transfer?: Transferable[]) => void;
type Frame = Extract<FromWorker, { readonly type: "frame" }>;

/** What a run wants of the pool it belongs to. */
export interface RunOwner {
  createHistory(layout: RowLayout): WritableHistory;
  /** The run needs no worker any more: it is dead, has failed or is disposed. */
  release(run: PooledRun): void;
  /** Nobody holds the run any more. */
  forget(run: PooledRun): void;
}

/** How much the newest frame moves the mean of `stepMs`. */
const MEAN_WEIGHT = 0.2;

/** A lane's run as the pool drives it. What is asked before it has a worker is kept and passed on with it. */
export class PooledRun implements LaneRun {
  failure: Failure | null = null;
  history: WritableHistory | null = null;
  theory: readonly number[] | null = null;
  firstNonfinite: FirstNonfinite = nothingFound;
  timeline: readonly TimelineEntry[];
  stepMs = 0;
  readonly id: number;
  readonly #start: Start;
  readonly #owner: RunOwner;
  readonly #listeners = new Set<() => void>();
  readonly #pauses = createRequests<null, number>();
  readonly #patches = createRequests<Patch, TimelineEntry>();
  readonly #unsent: ToWorker[] = [];
  #send: Send | null = null;
  #until = 0;
  #dead = false;
  #disposed = false;

  constructor(start: Start, owner: RunOwner) {
    this.id = start.run;
    this.timeline = start.timeline;
    this.#start = start;
    this.#owner = owner;
  }

  get state(): LaneRun["state"] {
    if (this.failure !== null) return "failed";
    if (this.#dead) return "dead";
    if (this.history === null) return "starting";
    return this.#pauses.waiting || this.steps < this.#until ? "training" : "waiting";
  }

  get steps(): number {
    return this.history?.steps ?? 0;
  }

  get #over(): boolean {
    return this.#disposed || this.#dead || this.failure !== null;
  }

  advance(until: number): void {
    if (this.#over) return;
    this.#until = until;
    this.#send?.({ type: "advance", run: this.id, until });
    this.#notify();
  }

  pause(): Promise<number> {
    this.#until = 0;
    if (this.#over || this.#send === null) return Promise.resolve(this.steps);
    const answer = this.#pauses.add(null);
    this.#send({ type: "pause", run: this.id });
    return answer;
  }

  patch(patch: Patch): Promise<TimelineEntry> {
    if (this.#dead && !this.#disposed) return Promise.resolve(this.#changedAtTheEnd(patch));
    if (this.#over) return Promise.reject(new Error("the run is over"));
    const message: ToWorker = { type: "patch", run: this.id, patch };
    if (this.#send === null) this.#unsent.push(message);
    else this.#send(message);
    return this.#patches.add(patch);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#listeners.clear();
    this.#settle();
    this.#owner.release(this);
    this.#owner.forget(this);
  }

  /** Gives the run its worker. */
  attach(send: Send): void {
    this.#send = send;
    send(this.#start);
    for (const message of this.#unsent.splice(0)) send(message);
    send({ type: "advance", run: this.id, until: this.#until });
  }

  fail(failure: Failure): void {
    if (this.#over) return;
    this.failure = failure;
    this.#end();
  }

  hear(message: FromWorker): void {
    switch (message.type) {
      case "ready":
      case "stopped":
      case "origins":
        return;
      // Answers to what is not asked here.
      case "answer":
      case "rewound":
      case "forked":
      case "refused":
        return;
      case "started":
        this.history = this.#owner.createHistory(message.layout);
        this.theory = message.theory;
        break;
      case "frame":
        this.#record(message);
        break;
      case "nonfinite":
        this.firstNonfinite = { ...this.firstNonfinite, [message.kind satisfies NonfiniteKind]: message.mark };
        break;
      case "patched":
        this.#patches.answer(this.#changed(message.entry));
        break;
      case "paused":
        this.#pauses.answer(message.step);
        break;
      case "dead":
        this.firstNonfinite = message.firstNonfinite;
        this.#dead = true;
        this.#end();
        return;
      case "failed":
        this.fail(message.reason);
        return;
      default:
        message satisfies never;
    }
    this.#notify();
  }

  #record({ rows, buffer, trainingMs }: Frame): void {
    this.history?.append(new Float64Array(buffer), rows);
    this.#send?.({ type: "credit", run: this.id, buffer }, [buffer]);
    const ms = trainingMs / rows;
    this.stepMs += this.stepMs === 0 ? ms : (ms - this.stepMs) * MEAN_WEIGHT;
  }

  #changed(entry: TimelineEntry): TimelineEntry {
    this.timeline = [...this.timeline, entry];
    return entry;
  }

  #end(): void {
    this.#settle();
    this.#owner.release(this);
    this.#notify();
  }

  #changedAtTheEnd(patch: Patch): TimelineEntry {
    return this.#changed({ step: this.steps, patch });
  }

  /** No answer comes any more: whoever waits is told what is known. */
  #settle(): void {
    this.#pauses.answerAll(() => this.steps);
    if (this.#dead) this.#patches.answerAll((patch) => this.#changedAtTheEnd(patch));
    this.#patches.rejectAll("the run is over");
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
