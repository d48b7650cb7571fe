import type { Trainer } from "../engine/trainer.ts";
import { createRowRecord, type RowRecord } from "./rowRecord.ts";

/** Trains so many steps, whatever becomes Inf or NaN on the way, and records each. */
export function recordSteps(run: Pick<Trainer, "layout" | "row" | "trainStep">, steps: number): RowRecord {
  const recorded = createRowRecord(run.layout, steps);
  for (let step = 0; step < steps; step++) {
    run.trainStep();
    recorded.push(run.row);
  }
  return recorded;
}
