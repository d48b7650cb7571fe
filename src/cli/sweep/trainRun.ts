import { diagnosisColumns } from "../../diagnosis/diagnosisColumns.ts";
import { recordSteps } from "../../diagnosis/recordSteps.ts";
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
  const recorded = recordSteps(run, experiment.steps);
  const { firstNonfinite, origins } = run;
  const settingsAt = (step: number) => experimentAt({ experiment, timeline }, step);
  const toDiagnose = { recorded, experimentAt: settingsAt, firstNonfinite, origins };
  return runLine(sweepRun, runSummary(toDiagnose, experiment.steps, predictFactors(experiment)));
}
