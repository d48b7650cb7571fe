import { noOrigins, type Origins } from "../engine/provenance/origin.ts";
import { type FirstNonfinite, type NonfiniteKind, nothingFound, type RowLayout } from "../engine/quantities.ts";
import type { MeanField, NoMeanField } from "../engine/theory/meanFieldOf.ts";
import type { Patch, TimelineEntry } from "../experiment/schema.ts";
import type { Failure, FromWorker, Question, Standing, Start, ToWorker } from "../protocol/messages.ts";
import { createErrands, type Errand } from "./errands.ts";
import type { WritableHistory } from "./history.ts";
import type { Answered, Forked, LaneRun } from "./laneRun.ts";
import { createRequests } from "./requests.ts";

type Send = (message: ToWorker, transfer?: Transferable[]) => void;
type Frame = Extract<FromWorker, { readonly type: "frame" }>;

/** What a run wants of the pool it belongs to. */
export interface RunOwner {
  createHistory(layout: RowLayout): WritableHistory;
  /** The run keeps its worker when it is dead: it may be asked, and forked. */
  readonly keeps: boolean;
  /** The run needs no worker any more. */
  release(run: PooledRun): void;
  /** Nobody holds the run any more. */
  forget(run: PooledRun): void;
}

const OVER = "the run is over";
const over = () => Promise.reject(new Error(OVER));

/** How much the newest frame moves the mean of `stepMs`. */
const MEAN_WEIGHT = 0.2;

/** A lane's run as the pool drives it. What is asked before it has a worker is kept and passed on with it. */
export class PooledRun implements LaneRun {
  failure: Failure | null = null;
  history: WritableHistory | null = null;
  theory: readonly number[] | null = null;
  firstNonfinite: FirstNonfinite = nothingFound;
  timeline: readonly TimelineEntry[];
  meanField: MeanField | NoMeanField | null = null;
  origins: Origins = noOrigins;
  stepMs = 0;
  recalling: number | null = null;
  readonly id: number;
  readonly #start: Start;
  readonly #owner: RunOwner;
  readonly #listeners = new Set<() => void>();
  readonly #pauses = createRequests<null, number>();
  readonly #patches = createRequests<Patch, TimelineEntry>();
  readonly #errands = createErrands();
  readonly #unsent: ToWorker[] = [];
  #send: Send | null = null;
  #until = 0;
  /** The network stands where fewer steps are done than are recorded. */
  #behind = false;
  /** Targets are kept for later: nothing may be trained before what the errand under way has asked for. */
  #held = false;
  /** A pause may have ended the errand under way before its time. */
  #interrupted = false;
  #questionId = 0;
  /** The errand of `recalling`, and the last one that was cut short. */
  #recall: Errand | null = null;
  #cut: Errand | null = null;
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
    this.#advance();
    this.#notify();
  }

  #advance(): void {
    if (!this.#held) this.#send?.({ type: "advance", run: this.id, until: this.#until });
  }

  /** There is a network to be asked, or there will be one. */
  get #answers(): boolean {
    return !this.#disposed && this.failure === null && !(this.#dead && (!this.#owner.keeps || this.#send === null));
  }

  /** Resolves when the worker rests and every row that it trained is recorded. */
  #still(): Promise<number> {
    const still = this.#pauses.add(null);
    this.#send?.({ type: "pause", run: this.id });
    return still;
  }

  pause(): Promise<number> {
    this.#until = 0;
    if (this.#over || this.#send === null) return Promise.resolve(this.steps);
    this.#interrupted = true;
    return this.#still();
  }

  patch(patch: Patch): Promise<TimelineEntry> {
    if (this.#dead && !this.#disposed) return Promise.resolve(this.#changedAtTheEnd(patch));
    if (this.#over) return over();
    this.#endRecall();
    const message: ToWorker = { type: "patch", run: this.id, patch };
    if (this.#send === null) this.#unsent.push(message);
    else if (this.#behind || !this.#errands.none) this.#errands.add(this.#patchAtTheHead(message));
    else this.#send(message);
    return this.#patches.add(patch);
  }

  /** A change applies from the next step that is not recorded yet: the network goes there first. */
  #patchAtTheHead(message: ToWorker): Errand {
    const goAhead = () => this.#send?.({ type: "rewind", run: this.id, step: this.steps });
    const errand: Errand = {
      begin: () => {
        this.#held = true;
        this.#still().then(() => this.#errands.isUnderWay(errand) && goAhead());
      },
      hear: (heard) => {
        if (heard.type === "rewound" && heard.step < this.steps) goAhead();
        else if (heard.type === "rewound") this.#send?.(message);
        // A run that died meanwhile has taken the change for the record.
        if (heard.type !== "patched" && heard.type !== "dead") return false;
        this.#held = false;
        this.#advance();
        return true;
      },
      // Whoever waits for the change is told with all others.
      reject: () => {
        this.#held = false;
      },
    };
    return errand;
  }

  ask(question: Question, at: number | null): Promise<Answered> {
    if (!this.#answers) return over();
    return new Promise((resolve, reject) => this.#errands.add(this.#question(question, at, resolve, reject)));
  }

  #question(
    question: Question,
    at: number | null,
    resolve: (told: Answered) => void,
    reject: Errand["reject"],
  ): Errand {
    let wanted: number | null = null;
    const errand: Errand = {
      begin: () => {
        this.#interrupted = false;
        wanted = at === null ? null : Math.min(at, this.steps);
        if (wanted !== null) this.#send?.({ type: "rewind", run: this.id, step: wanted });
        this.#questionId += 1;
        this.#send?.({ type: "ask", run: this.id, id: this.#questionId, question });
        // A rewind ends what was asked of the run before; with more to ask it need not go on in between.
        if (wanted !== null && this.#errands.isLast) this.#goOn();
      },
      hear: (heard) => {
        if (heard.type !== "answer") return false;
        if (this.#interrupted && wanted !== null && heard.step !== wanted && errand !== this.#cut) {
          errand.begin();
          return false;
        }
        resolve({ step: heard.step, answer: heard.answer });
        return true;
      },
      reject,
    };
    return errand;
  }

  recall(step: number | null): void {
    if (step === this.recalling) return;
    this.#endRecall();
    if (step === null || !this.#answers) return;
    const end = () => {
      if (this.#recall !== errand) return;
      this.#recall = null;
      this.recalling = null;
    };
    const take = ({ step: done, answer }: Answered) => {
      if (done === step + 1 && answer.kind === "row") this.history?.keep(step, answer.row);
      end();
      this.#notify();
    };
    const errand = this.#question({ kind: "row" }, step + 1, take, end);
    this.#recall = errand;
    this.recalling = step;
    this.#errands.add(errand);
    this.#notify();
  }

  /** Where it is under way, a pause ends the way there, and it is answered for where the run stands. */
  #endRecall(): void {
    const errand = this.#recall;
    if (errand === null) return;
    this.#recall = null;
    this.recalling = null;
    if (this.#errands.isUnderWay(errand)) {
      this.#cut = errand;
      void this.#still();
      this.#goOn();
    } else this.#errands.withdraw(errand);
    this.#notify();
  }

  /** What interrupted the run made it forget its target. */
  #goOn(): void {
    if (!this.#dead && this.#until > this.steps) this.#advance();
  }

  fork(step: number, patch: Patch): Promise<Forked> {
    if (!this.#answers) return over();
    this.#endRecall();
    return new Promise((resolve, reject) => {
      const errand: Errand = {
        begin: () => {
          this.#interrupted = false;
          this.#until = 0;
          this.#held = true;
          this.#still().then(() => {
            if (!this.#errands.isUnderWay(errand)) return;
            // Rows that were on their way may have merged the bins of the history.
            const stride = this.history?.stride ?? 1;
            const from = Math.floor(Math.min(step, this.steps) / stride) * stride;
            this.#send?.({ type: "fork", run: this.id, step: from, patch });
          });
        },
        hear: (heard) => {
          if (heard.type !== "forked" && heard.type !== "refused") return false;
          if (heard.type === "refused" && heard.problems === null && this.#interrupted) {
            errand.begin();
            return false;
          }
          this.#held = false;
          if (heard.type === "forked") resolve({ ok: true, step: heard.step, timeline: heard.timeline });
          else resolve({ ok: false, problems: heard.problems });
          if (this.#until > 0 && !this.#dead) this.#advance();
          return true;
        },
        reject: (error) => {
          this.#held = false;
          reject(error);
        },
      };
      this.#errands.add(errand);
    });
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
    this.#errands.open();
  }

  fail(failure: Failure): void {
    if (this.#disposed || this.failure !== null) return;
    if (this.#dead) {
      this.#loseWorker();
      return;
    }
    this.failure = failure;
    this.#end();
  }

  /** A dead run stays what it is; it only cannot be asked any more. */
  #loseWorker(): void {
    this.#send = null;
    this.#owner.release(this);
    this.#settle();
    this.#notify();
  }

  hear(message: FromWorker): void {
    this.#take(message);
    this.#errands.hear(message);
  }

  #take(message: FromWorker): void {
    switch (message.type) {
      case "ready":
      case "stopped":
        return;
      case "origins":
        this.origins = message.origins;
        break;
      case "answer":
        return;
      // The rows that are here stay true, and with them what was found in them.
      case "rewound":
      case "refused":
        this.#behind = message.step < this.steps;
        return;
      case "forked":
        this.#part(message);
        break;
      case "started":
        this.history = this.#owner.createHistory(message.layout);
        this.theory = message.theory;
        this.meanField = message.meanField;
        break;
      case "frame":
        this.#record(message);
        break;
      case "nonfinite":
        this.firstNonfinite = { ...this.firstNonfinite, [message.kind satisfies NonfiniteKind]: message.mark };
        break;
      case "patched":
        // A run that died meanwhile has taken the change already.
        if (this.#patches.waiting) this.#patches.answer(this.#changed(message.entry));
        break;
      case "paused":
        this.#pauses.answer(this.steps);
        break;
      case "dead":
        if (this.#dead) return;
        this.firstNonfinite = message.firstNonfinite;
        this.origins = message.origins;
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
    this.#behind = false;
    this.#send?.({ type: "credit", run: this.id, buffer }, [buffer]);
    const ms = trainingMs / rows;
    this.stepMs += this.stepMs === 0 ? ms : (ms - this.stepMs) * MEAN_WEIGHT;
  }

  #changed(entry: TimelineEntry): TimelineEntry {
    this.timeline = [...this.timeline, entry];
    return entry;
  }

  /** The run lives on from the step of the fork: what was recorded behind it is of another future. */
  #part({ step, firstNonfinite, origins, timeline }: Standing): void {
    this.history?.truncate(step);
    this.firstNonfinite = firstNonfinite;
    this.origins = origins;
    this.timeline = timeline;
    this.#dead = false;
    this.#behind = false;
    this.#until = 0;
  }

  #end(): void {
    this.#settle();
    if (this.failure !== null || !this.#owner.keeps) this.#owner.release(this);
    this.#notify();
  }

  #changedAtTheEnd(patch: Patch): TimelineEntry {
    return this.#changed({ step: this.steps, patch });
  }

  /** No answer comes any more: whoever waits is told what is known. */
  #settle(): void {
    this.#pauses.answerAll(() => this.steps);
    if (this.#dead) this.#patches.answerAll((patch) => this.#changedAtTheEnd(patch));
    this.#patches.rejectAll(OVER);
    if (!this.#answers) this.#errands.rejectAll(OVER);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
