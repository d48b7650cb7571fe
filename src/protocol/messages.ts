import type { BackwardPass } from "../engine/backwardPass.ts";
import type { Histogram } from "../engine/histogram.ts";
import type { Picture } from "../engine/pictures/picture.ts";
import type { Origins } from "../engine/provenance/origin.ts";
import type { FirstNonfinite, NonfiniteKind, NonfiniteMark, Quantity, RowLayout } from "../engine/quantities.ts";
import type { MeanField, NoMeanField } from "../engine/theory/meanFieldOf.ts";
import type { Problem } from "../experiment/problem.ts";
import type { Experiment, Patch, TimelineEntry } from "../experiment/schema.ts";

/**
 * What page and worker say to each other. Closed unions, no behaviour. Every message carries the run's id, so that
 * what a stopped run still had under way is dropped. A worker trains one run at a time; `start` replaces it.
 *
 * What belongs to a step is sent behind the frame that holds the step: all but `ready`, `started`, `failed` before it and
 * `stopped` never speak of a row that has not arrived.
 *
 * A row is sent once. Where a run went back, the rows that the page has stay true and do not come again, until a change
 * (`patched`, `forked`) makes another future: then those from its step on are void, and come anew.
 */

export type ToWorker =
  | { readonly type: "hello" }
  | {
      readonly type: "start";
      readonly run: number;
      readonly experiment: Experiment;
      readonly timeline: readonly TimelineEntry[];
      readonly columns: readonly Quantity[];
      /** Bytes that the run may keep for going back; with 0 every way back is a replay from the seed. */
      readonly checkpointBudget: number;
      /** Begins with parameters that differ in their last bit, to see whether the run is chaotic. */
      readonly nudged?: boolean;
    }
  /** Train on until `until` steps are done in all, then wait; a later `advance` replaces it. */
  | { readonly type: "advance"; readonly run: number; readonly until: number }
  /** Stop after the step under way; each one is answered by one `paused`. */
  | { readonly type: "pause"; readonly run: number }
  /** A change of live fields; applies from the next step, answered by `patched`. */
  | { readonly type: "patch"; readonly run: number; readonly patch: Patch }
  /** What is computed on request alone; `id` is the asker's, answered by `answer`. */
  | { readonly type: "ask"; readonly run: number; readonly id: number; readonly question: Question }
  /**
   * Go to where `step` steps are done, back or ahead, then wait; always answered by `rewound`. A pause or another
   * `rewind` ends it where it stands; `patch`, `ask` and `fork` wait for its end, and a later `advance` goes on from the
   * last row that was sent.
   */
  | { readonly type: "rewind"; readonly run: number; readonly step: number }
  /** A rewind to `step`, and there a change that parts from what the timeline has behind it: `forked` or `refused`. */
  | { readonly type: "fork"; readonly run: number; readonly step: number; readonly patch: Patch }
  /** A frame's buffer goes back: the worker may fill it again. */
  | { readonly type: "credit"; readonly run: number; readonly buffer: ArrayBuffer }
  /** The run is not wanted any more: forget it and free its memory; always answered by `stopped`. */
  | { readonly type: "stop"; readonly run: number };

export type Start = Extract<ToWorker, { readonly type: "start" }>;

/** What may be asked of a run; it is answered for the step at which the run stands. */
export type Question =
  /** What was recorded of the step, which the page may hold merged with others. */
  | { readonly kind: "row" }
  | { readonly kind: "picture" }
  | { readonly kind: "backward_pass" }
  /** `tensor`: a name that readTensor knows; `decades`: how many the logarithmic bins cover, 12 where it is not said. */
  | {
      readonly kind: "histogram";
      readonly tensor: string;
      readonly binsPerDecade?: number;
      readonly decades?: number;
    }
  /** Parameters, optimizer, generator and task as one number (engine/hash.ts): equal wherever the same run got as far. */
  | { readonly kind: "hash" };

export type Answer =
  /** `layout.width` numbers. */
  | { readonly kind: "row"; readonly row: Float64Array }
  /** null: there is nothing to draw. */
  | { readonly kind: "picture"; readonly picture: Picture | null }
  | { readonly kind: "backward_pass"; readonly pass: BackwardPass }
  /** null: the run has no tensor of that name. */
  | { readonly kind: "histogram"; readonly histogram: Histogram | null }
  | { readonly kind: "hash"; readonly hash: string };

/** Where a run stands after it went elsewhere; what it knew of later steps is to be found again. */
export interface Standing {
  /** Steps done. */
  readonly step: number;
  readonly firstNonfinite: FirstNonfinite;
  readonly origins: Origins;
  readonly timeline: readonly TimelineEntry[];
}

export type FromWorker =
  | { readonly type: "ready"; readonly protocol: number }
  | {
      readonly type: "started";
      readonly run: number;
      readonly layout: RowLayout;
      /** The mean-field prediction of ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ per hidden layer l = 1..L−1; null: theory says nothing. */
      readonly theory: readonly number[] | null;
      /** The whole of that theory, or why it says nothing. */
      readonly meanField: MeanField | NoMeanField;
    }
  /**
   * `rows` rows of `layout.width` float64 numbers from step `firstStep` on; the buffer, which may be longer, is
   * transferred. `trainingMs`: how long training them took.
   */
  | {
      readonly type: "frame";
      readonly run: number;
      readonly firstStep: number;
      readonly rows: number;
      readonly buffer: ArrayBuffer;
      readonly trainingMs: number;
    }
  /** The first Inf or NaN of a kind, once per kind and run, and again where a run that went back before it gets there. */
  | { readonly type: "nonfinite"; readonly run: number; readonly kind: NonfiniteKind; readonly mark: NonfiniteMark }
  /** Which operations made the first Inf and the first NaN, each time more is known of it; likewise. */
  | { readonly type: "origins"; readonly run: number; readonly origins: Origins }
  | { readonly type: "patched"; readonly run: number; readonly entry: TimelineEntry }
  /** `step`: steps done in all, every one of them sent. */
  | { readonly type: "paused"; readonly run: number; readonly step: number }
  /** A parameter is NaN: the run goes no further. `step`: steps done in all; the last one of them made the NaN. */
  | {
      readonly type: "dead";
      readonly run: number;
      readonly step: number;
      readonly firstNonfinite: FirstNonfinite;
      readonly origins: Origins;
    }
  /** `step`: steps done when it was computed. */
  | {
      readonly type: "answer";
      readonly run: number;
      readonly id: number;
      readonly step: number;
      readonly answer: Answer;
    }
  /**
   * What was found on the way is in here alone. `step` is another than was asked for where something ended the rewind
   * early or a parameter became NaN before; in the last case `dead` follows.
   */
  | ({ readonly type: "rewound"; readonly run: number } & Standing)
  | ({ readonly type: "forked"; readonly run: number } & Standing)
  /** There is no fork, and the run stands as after a rewind. `problems`: at least one; null: it did not get to the step. */
  | ({ readonly type: "refused"; readonly run: number; readonly problems: readonly Problem[] | null } & Standing)
  /** Nothing of the run is answered any more, but `pause` and `stop`. */
  | { readonly type: "failed"; readonly run: number; readonly reason: Failure }
  | { readonly type: "stopped"; readonly run: number };

/** Why a run could not go on: a code with parameters, put into words by the page. */
export type Failure =
  /** Bytes; `allowed` is 0 where the browser itself refused them. */
  | { readonly code: "memory"; readonly needed: number; readonly allowed: number }
  | { readonly code: "worker_lost" }
  | { readonly code: "worker_unavailable" }
  | { readonly code: "exception"; readonly message: string };

export const PROTOCOL = 1;
/** Frames that may be on their way to the page at once; a worker without credit keeps training into its own buffer, then waits. */
export const FRAMES_IN_FLIGHT = 2;
