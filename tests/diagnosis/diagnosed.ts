import { type Diagnosis, diagnose } from "../../src/diagnosis/diagnose.ts";
import { diagnosisColumns } from "../../src/diagnosis/diagnosisColumns.ts";
import { createRowRecord } from "../../src/diagnosis/rowRecord.ts";
import type { RunToDiagnose } from "../../src/diagnosis/runFigures.ts";
import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import { createTrainer } from "../../src/engine/trainer.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import type { Patch } from "../../src/experiment/schema.ts";

/** Trains an experiment until it is over or nothing but NaN comes. */
export function recordedRun(patch: Patch): RunToDiagnose {
  const { origins, ...figures } = followedRun(patch);
  return figures;
}

/** The same, with the operations that made the first Inf and NaN. */
export function followedRun(patch: Patch): RunToDiagnose {
  const experiment = experimentOf(patch);
  const run = createTrainer(experiment, diagnosisColumns, fastestBackend());
  const recorded = createRowRecord(run.layout);
  while (run.step < experiment.steps && !run.parameterIsNaN) {
    run.trainStep();
    recorded.push(run.row);
  }
  return { recorded, experimentAt: () => experiment, firstNonfinite: run.firstNonfinite, origins: run.origins };
}

export function diagnosed(patch: Patch): Diagnosis {
  return diagnose(recordedRun(patch));
}
