import type { FirstNonfinite, Quantity, RowLayout } from "../engine/quantities.ts";
import type { Experiment, Patch, TimelineEntry } from "../experiment/schema.ts";

/** A run as the training loop drives it: one step after the other. */
export interface TrainableRun {
  readonly layout: RowLayout;
  /** Steps done. */
  readonly step: number;
  /** What the last step measured, `layout.width` numbers; overwritten by the next step. */
  readonly row: Float64Array;
  /** A new object whenever something was found. */
  readonly firstNonfinite: FirstNonfinite;
  readonly parameterIsNaN: boolean;
  trainStep(): void;
  /** Changes live fields from the next step on. */
  patch(patch: Patch): TimelineEntry;
}

/** What the loop trains with: the real thing in openLaboratory.ts, a small one in tests. */
export interface Engine {
  /** Bytes that the run is going to hold, with the optimizers that it changes to. */
  memoryNeeded(experiment: Experiment, timeline: readonly TimelineEntry[]): number;
  createRun(experiment: Experiment, timeline: readonly TimelineEntry[], columns: readonly Quantity[]): TrainableRun;
  /** The mean-field growth of the gradient per hidden layer; null where the theory says nothing. */
  predictFactors(experiment: Experiment): readonly number[] | null;
}
