import type { Origins } from "../engine/provenance/origin.ts";
import type { FirstNonfinite } from "../engine/quantities.ts";
import type { MeanField, NoMeanField } from "../engine/theory/meanFieldOf.ts";
import type { Problem } from "../experiment/problem.ts";
import type { Patch, TimelineEntry } from "../experiment/schema.ts";
import type { Answer, Failure, Question } from "../protocol/messages.ts";
import type { History } from "./history.ts";

/** An answer, and how many steps were done where it was computed. */
export interface Answered {
  readonly step: number;
  readonly answer: Answer;
}

/** What became of a fork; `problems`: why not, null where the run did not get to the step. */
export type Forked =
  | { readonly ok: true; readonly step: number; readonly timeline: readonly TimelineEntry[] }
  | { readonly ok: false; readonly problems: readonly Problem[] | null };

/** One lane's run as the page sees it; the network itself trains in a worker of the pool. */
export interface LaneRun {
  /** "starting" until the worker has built the network; "training" while steps are asked for that are not there yet. */
  readonly state: "starting" | "waiting" | "training" | "dead" | "failed";
  readonly failure: Failure | null;
  /** Steps recorded. */
  readonly steps: number;
  /** Null until the worker has built the network. */
  readonly history: History | null;
  readonly theory: readonly number[] | null;
  /** The whole of the theory, or why it says nothing; null until the worker has built the network. */
  readonly meanField: MeanField | NoMeanField | null;
  /** Never ahead of the history: the step of a mark is recorded before the mark is. */
  readonly firstNonfinite: FirstNonfinite;
  /** Which operations made the first Inf and the first NaN, as far as it is known. */
  readonly origins: Origins;
  /** The changes made while it ran, in order. */
  readonly timeline: readonly TimelineEntry[];
  /** Milliseconds of training per step, a running mean; 0 before the first frame. */
  readonly stepMs: number;
  advance(until: number): void;
  /** Resolves with the steps done once the worker has stopped; at once where nothing trains (any more). */
  pause(): Promise<number>;
  /**
   * Resolves with the step from which the change applies; on a dead run that is the step it never gets to. Rejects
   * when the run has failed or is disposed before the worker has answered.
   */
  patch(patch: Patch): Promise<TimelineEntry>;
  /**
   * Asks the network itself. `at`: the number of steps to be done when it answers; the run goes there first, back or
   * ahead within what is recorded, and `advance` goes on to the head again. null: wherever it stands now. A dead run
   * answers too. Rejects when the run has failed or is disposed before it has answered.
   */
  ask(question: Question, at: number | null): Promise<Answered>;
  /**
   * Trains a recorded step once more where the history has merged it with others, and holds its row there; that takes
   * the place of one under way, and gives way to `patch` and `fork`. null: it is not wanted any more.
   */
  recall(step: number | null): void;
  /** The step that is being recalled; null: none. */
  readonly recalling: number | null;
  /**
   * Goes back to where `step` steps are done, makes the change there and waits; what was recorded behind it is gone. A
   * dead run lives again. `step` lies on the edge of a bin of the history. Rejects likewise.
   */
  fork(step: number, patch: Patch): Promise<Forked>;
  /** Called after any of the above changed; returns a function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Ends the run and frees its worker; the history stays readable. */
  dispose(): void;
}
