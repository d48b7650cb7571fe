import type { MeanField, NoMeanField } from "../engine/theory/meanFieldOf.ts";
import type { Run } from "../experiment/run.ts";
import type { Experiment, TimelineEntry } from "../experiment/schema.ts";
import type { Answer, Question, Start } from "../protocol/messages.ts";

/** A run as the training loop drives it: one step after the other, and back. */
export type TrainableRun = Pick<
  Run,
  | "layout"
  | "step"
  | "row"
  | "firstNonfinite"
  | "origins"
  | "parameterIsNaN"
  | "timeline"
  | "trainStep"
  | "patch"
  | "restoreBefore"
  | "restoreAtOrBefore"
  | "fork"
  | "readTensor"
  | "hash"
>;

/** What the loop trains with: the real thing in openLaboratory.ts, a small one in tests. */
export interface Engine {
  /** Bytes that the run is going to hold, with the optimizers that it changes to. */
  memoryNeeded(experiment: Experiment, timeline: readonly TimelineEntry[]): number;
  createRun(start: Start): TrainableRun;
  meanFieldOf(experiment: Experiment): MeanField | NoMeanField;
  /** Answers for where the run stands whenever it is asked. */
  createAnswers(experiment: Experiment, run: TrainableRun): (question: Question) => Answer;
}
