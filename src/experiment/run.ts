import type { KernelsBackend } from "../engine/kernels/kernels.ts";
import { nudge } from "../engine/nudge.ts";
import type { Quantity } from "../engine/quantities.ts";
import { createTrainer, memoryNeeded, type Trainer } from "../engine/trainer.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { experimentAt, inOrder, type ResolvedLane } from "./comparison.ts";
import { liveFields } from "./declaration.ts";
import { refusedChange } from "./refusedChange.ts";
import { RefusedChangeError } from "./refusedChangeError.ts";
import type { Experiment, Patch, TimelineEntry } from "./schema.ts";
import { forked, isTimelinePatch, laterOptimizers, patched, timelineFields } from "./timeline.ts";
import { validateChange } from "./validateComparison.ts";

/**
 * A lane that trains: the engine's trainer, with the changes of the lane's timeline made when their step comes. It can
 * go back to any step and on from there, to the same bits as if it had never stopped.
 */
export interface Run
  extends Pick<
    Trainer,
    | "layout"
    | "step"
    | "row"
    | "firstNonfinite"
    | "origins"
    | "parameterIsNaN"
    | "trainStep"
    | "readTensor"
    | "hash"
    | "save"
  > {
  /** As the next step trains it: with the changes up to here. */
  readonly experiment: Experiment;
  /** The lane's changes, those made by `patch` and `fork` included, in order. */
  readonly timeline: readonly TimelineEntry[];
  /** Bytes of the checkpoints that are kept. */
  readonly keptBytes: number;
  /**
   * Changes live fields from the next step on; later changes of the timeline stay. Several between two steps are one
   * change of the timeline. Throws RefusedChangeError, and nothing has changed, where the patch has other fields, or
   * values that they may not have, or where the timeline is full.
   */
  patch(patch: Patch): TimelineEntry;
  /**
   * To where `step` steps are done, back or ahead. The nearest checkpoint before it is restored and at least one step is
   * trained again, so that row, batch, signals and gradients, too, are those of the run that never stopped.
   */
  rewindTo(step: number): void;
  /**
   * The first half of `rewindTo`, for those who train in slices: to the nearest checkpoint before `step`, or stays where
   * that is nearer. Training up to `step` is the other half.
   */
  restoreBefore(step: number): void;
  /**
   * The same for who goes on from `step` to new steps: the state of `step` itself will do, where it is kept, although
   * its row is NaN then.
   */
  restoreAtOrBefore(step: number): void;
  /**
   * Goes to `step` and parts from the past there: the patch (clip.*, optimizer.*) applies from the next step on, and
   * what the timeline had behind `step` is gone. Gives the new timeline; a new run of it comes to the same bits. After
   * a change to an optimizer that has no memory yet, the row is NaN until the next step. Throws RefusedChangeError, and
   * nothing has changed, where `patch` does, and where PyTorch or memory refuse what comes of it.
   */
  fork(step: number, patch: Patch): readonly TimelineEntry[];
}

/**
 * `columns`: what is recorded of each step. `backend`: the kernels; plain TypeScript where none is given.
 * `checkpointBudget`: bytes for checkpoints; with 0 every way back is a replay from the seed.
 * `nudged`: it begins with parameters that differ in their last bit (nudge.ts); it is not to be taken back to step 0.
 */
export function createRun(
  experiment: Experiment,
  timeline: readonly TimelineEntry[],
  columns: readonly Quantity[],
  backend?: KernelsBackend,
  checkpointBudget = 0,
  nudged = false,
): Run {
  const checkpoints = createCheckpoints(checkpointBudget);
  let lane: ResolvedLane = { experiment, timeline: inOrder(timeline) };
  for (const { patch } of lane.timeline) {
    if (!isTimelinePatch(patch)) throw new Error(`not changeable by a timeline: ${JSON.stringify(patch)}`);
  }
  /** Whether row and signals are those of the step: a restored state has neither. */
  let isWhole = true;
  let trainer = createTrainer({ ...experiment, laterOptimizers: laterOptimizers(lane) }, columns, backend);
  if (nudged) trainer.restore(nudge(trainer.save()));
  takeSettings();

  /** Those of the next step. */
  function takeSettings(): void {
    trainer.patch(experimentAt(lane, trainer.step));
  }

  function trainStep(): void {
    if (lane.timeline.some(({ step }) => step === trainer.step)) takeSettings();
    trainer.trainStep();
    isWhole = true;
    checkpoints.offer(trainer);
  }

  function restoreBefore(step: number): void {
    if (!Number.isSafeInteger(step) || step < 0) throw new RangeError(`not a step: ${step}`);
    if (trainer.step !== step || !isWhole) restoreAtOrBefore(step - 1);
  }

  function restoreAtOrBefore(step: number): void {
    const nearest = checkpoints.nearest(step);
    if (trainer.step <= step && trainer.step >= (nearest?.step ?? 0)) return;
    if (trainer.step > step) checkpoints.leave(trainer);
    if (nearest === null) trainer.restart();
    else trainer.restore(nearest);
    // Step 0 has no row.
    isWhole = nearest === null;
    takeSettings();
  }

  function rewindTo(step: number): void {
    restoreBefore(step);
    while (trainer.step < step) trainStep();
  }

  /** The patch as it is taken at `step`. */
  function checked(patch: Patch, step: number, fields: readonly string[]): Patch {
    const change = validateChange(experimentAt(lane, step), patch, fields);
    if (!change.ok) throw new RefusedChangeError(change.problems);
    return change.value;
  }

  /** Other changes from the present step on. */
  function follow(next: ResolvedLane): void {
    lane = next;
    checkpoints.dropAfter(trainer.step);
    const later = laterOptimizers(lane);
    if (!later.every((optimizer) => trainer.holds(optimizer))) {
      const saved = trainer.save();
      trainer = createTrainer({ ...experiment, laterOptimizers: later }, columns, backend);
      trainer.restore(saved);
      isWhole = false;
    }
    takeSettings();
  }

  return {
    get layout() {
      return trainer.layout;
    },
    get row() {
      return trainer.row;
    },
    get experiment() {
      return experimentAt(lane, trainer.step);
    },
    get timeline() {
      return lane.timeline;
    },
    get step() {
      return trainer.step;
    },
    get keptBytes() {
      return checkpoints.bytes;
    },
    get firstNonfinite() {
      return trainer.firstNonfinite;
    },
    get origins() {
      return trainer.origins;
    },
    get parameterIsNaN() {
      return trainer.parameterIsNaN;
    },
    trainStep,
    patch(patch) {
      const entry = { step: trainer.step, patch: checked(patch, trainer.step, liveFields) };
      follow(patched(lane, entry.step, entry.patch));
      return entry;
    },
    rewindTo,
    restoreBefore,
    restoreAtOrBefore,
    fork(step, patch) {
      const next = forked(lane, step, checked(patch, step, timelineFields));
      const refused = refusedChange(next, memoryNeeded);
      if (refused !== null) throw new RefusedChangeError(refused.problems);
      rewindTo(step);
      follow(next);
      return next.timeline;
    },
    readTensor: (name) => trainer.readTensor(name),
    hash: () => trainer.hash(),
    save: () => trainer.save(),
  };
}
