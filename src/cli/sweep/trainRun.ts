import { causeOf } from "../../diagnosis/diagnose.ts";
import { diagnosisColumns } from "../../diagnosis/diagnosisColumns.ts";
import { finalLoss } from "../../diagnosis/finalLoss.ts";
import { growthPerLayer, theoryGrowth } from "../../diagnosis/growth.ts";
import { hiddenAt, type Recorded, valueAt } from "../../diagnosis/recorded.ts";
import { createRowRecord } from "../../diagnosis/rowRecord.ts";
import { fastestBackend } from "../../engine/kernels/simd/simdKernels.ts";
import { predictFactors } from "../../engine/theory/predictFactors.ts";
import { experimentAt } from "../../experiment/comparison.ts";
import { createRun } from "../../experiment/run.ts";
import type { SweepRun } from "./grid.ts";
import { runLine } from "./runLine.ts";

/** Trains all steps, whatever becomes Inf or NaN on the way, and gives the run's line. */
export function trainRun(sweepRun: SweepRun): string {
  const { experiment, timeline } = sweepRun;
  const run = createRun(experiment, timeline, diagnosisColumns, fastestBackend());
  const recorded = createRowRecord(run.layout, experiment.steps);
  for (let step = 0; step < experiment.steps; step++) {
    run.trainStep();
    recorded.push(run.row);
  }
  const { firstNonfinite, origins } = run;
  const settingsAt = (step: number) => experimentAt({ experiment, timeline }, step);
  return runLine(sweepRun, {
    growth: growthPerLayer(hiddenAt(recorded, "hidden_grad_norm_f64", 0)),
    theory: theoryGrowth(predictFactors(experiment)),
    firstNonfinite,
    loss: { first: at(recorded, "loss", 0), final: finalLoss(recorded, experiment.steps) },
    total_norm: normsOf(recorded),
    cause: causeOf({ recorded, experimentAt: settingsAt, firstNonfinite, origins }),
  });
}

function at(recorded: Recorded, quantity: "loss" | "total_norm", step: number): number {
  return valueAt(recorded, quantity, step) ?? Number.NaN;
}

/** Of all steps `max` is the largest that is a number; Infinity is one. */
function normsOf(recorded: Recorded): { first: number; max: number; last: number } {
  let max = Number.NaN;
  for (let step = 0; step < recorded.steps; step++) {
    const norm = at(recorded, "total_norm", step);
    if (!(norm <= max) && !Number.isNaN(norm)) max = norm;
  }
  return { first: at(recorded, "total_norm", 0), max, last: at(recorded, "total_norm", recorded.steps - 1) };
}
