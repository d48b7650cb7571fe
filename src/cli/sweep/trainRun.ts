import { diagnosisColumns } from "../../diagnosis/diagnosisColumns.ts";
import { createRowRecord } from "../../diagnosis/rowRecord.ts";
import { runSummary } from "../../diagnosis/runSummary.ts";
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
  const toDiagnose = { recorded, experimentAt: settingsAt, firstNonfinite, origins };
  return runLine(sweepRun, runSummary(toDiagnose, experiment.steps, predictFactors(experiment)));
}
