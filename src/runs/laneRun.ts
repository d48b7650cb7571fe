import type { FirstNonfinite } from "../engine/quantities.ts";
import type { Patch, TimelineEntry } from "../experiment/schema.ts";
import type { Failure } from "../protocol/messages.ts";
import type { History } from "./history.ts";

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
  /** Never ahead of the history: the step of a mark is recorded before the mark is. */
  readonly firstNonfinite: FirstNonfinite;
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
  /** Called after any of the above changed; returns a function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Ends the run and frees its worker; the history stays readable. */
  dispose(): void;
}
