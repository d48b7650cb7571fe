import type { KernelsBackend } from "../engine/kernels/kernels.ts";
import type { Quantity } from "../engine/quantities.ts";
import { createTrainer, type Trainer } from "../engine/trainer.ts";
import { inOrder } from "./comparison.ts";
import { changed, isLivePatch } from "./patch.ts";
import type { Experiment, Patch, TimelineEntry } from "./schema.ts";

/** A lane that trains: the engine's trainer, with the changes of the lane's timeline made when their step comes. */
export interface Run
  extends Pick<
    Trainer,
    "layout" | "step" | "row" | "firstNonfinite" | "parameterIsNaN" | "trainStep" | "readTensor" | "hash"
  > {
  /** As it stands now: with the changes made so far. */
  readonly experiment: Experiment;
  /** Changes live fields from the next step on. Throws where the patch has others. */
  patch(patch: Patch): TimelineEntry;
}

/** `columns`: what is recorded of each step. `backend`: the kernels; plain TypeScript where none is given. */
export function createRun(
  experiment: Experiment,
  timeline: readonly TimelineEntry[],
  columns: readonly Quantity[],
  backend?: KernelsBackend,
): Run {
  const trainer = createTrainer(experiment, columns, backend);
  const ahead = [...inOrder(timeline)];
  let standing = experiment;

  function change(patch: Patch): void {
    if (!isLivePatch(patch)) throw new Error(`not changeable while training: ${JSON.stringify(patch)}`);
    standing = changed(standing, patch);
    trainer.patch(standing);
  }

  function makeDueChanges(): void {
    for (let due = ahead[0]; due && due.step <= trainer.step; due = ahead[0]) {
      change(due.patch);
      ahead.shift();
    }
  }

  return {
    layout: trainer.layout,
    row: trainer.row,
    get experiment() {
      return standing;
    },
    get step() {
      return trainer.step;
    },
    get firstNonfinite() {
      return trainer.firstNonfinite;
    },
    get parameterIsNaN() {
      return trainer.parameterIsNaN;
    },
    trainStep() {
      makeDueChanges();
      trainer.trainStep();
    },
    patch(patch) {
      makeDueChanges();
      change(patch);
      return { step: trainer.step, patch };
    },
    readTensor: (name) => trainer.readTensor(name),
    hash: () => trainer.hash(),
  };
}
