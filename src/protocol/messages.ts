import type { FirstNonfinite, NonfiniteKind, NonfiniteMark, Quantity, RowLayout } from "../engine/quantities.ts";
import type { Experiment, Patch, TimelineEntry } from "../experiment/schema.ts";

/**
 * What page and worker say to each other. Closed unions, no behaviour. Every message carries the run's id, so that
 * what a stopped run still had under way is dropped. A worker trains one run at a time; `start` replaces it.
 *
 * What belongs to a step is sent behind the frame that holds the step: `nonfinite`, `patched`, `paused` and `dead`
 * never speak of a row that has not arrived.
 */

export type ToWorker =
  | { readonly type: "hello" }
  | {
      readonly type: "start";
      readonly run: number;
      readonly experiment: Experiment;
      readonly timeline: readonly TimelineEntry[];
      readonly columns: readonly Quantity[];
    }
  /** Train on until `until` steps are done in all, then wait; a later `advance` replaces it. */
  | { readonly type: "advance"; readonly run: number; readonly until: number }
  /** Stop after the step under way; each one is answered by one `paused`. */
  | { readonly type: "pause"; readonly run: number }
  /** A change of live fields; applies from the next step, answered by `patched`. */
  | { readonly type: "patch"; readonly run: number; readonly patch: Patch }
  /** A frame's buffer goes back: the worker may fill it again. */
  | { readonly type: "credit"; readonly run: number; readonly buffer: ArrayBuffer }
  /** The run is not wanted any more: forget it and free its memory; always answered by `stopped`. */
  | { readonly type: "stop"; readonly run: number };

export type FromWorker =
  | { readonly type: "ready"; readonly protocol: number }
  | {
      readonly type: "started";
      readonly run: number;
      readonly layout: RowLayout;
      /** The mean-field prediction of ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ per hidden layer l = 1..L−1; null: theory says nothing. */
      readonly theory: readonly number[] | null;
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
  /** The first Inf or NaN of a kind, once per kind and run. */
  | { readonly type: "nonfinite"; readonly run: number; readonly kind: NonfiniteKind; readonly mark: NonfiniteMark }
  | { readonly type: "patched"; readonly run: number; readonly entry: TimelineEntry }
  /** `step`: steps done in all, every one of them sent. */
  | { readonly type: "paused"; readonly run: number; readonly step: number }
  /** A parameter is NaN: the run goes no further. `step`: steps done in all; the last one of them made the NaN. */
  | { readonly type: "dead"; readonly run: number; readonly step: number; readonly firstNonfinite: FirstNonfinite }
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
