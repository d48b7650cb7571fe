import { checkColumns } from "../../src/diagnosis/checks/checkColumns.ts";
import type { Reading } from "../../src/diagnosis/checks/checkMeasure.ts";
import type { LaneRecord } from "../../src/diagnosis/checks/laneRecord.ts";
import { isAsExpected, readCheck } from "../../src/diagnosis/checks/readCheck.ts";
import { createRowRecord } from "../../src/diagnosis/rowRecord.ts";
import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import { resolve } from "../../src/experiment/comparison.ts";
import { experimentOf } from "../../src/experiment/flat.ts";
import { merge } from "../../src/experiment/patch.ts";
import { createRun } from "../../src/experiment/run.ts";
import type { Check } from "../../src/experiment/scenarios/check.ts";
import { type ScenarioId, scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Scenario } from "../../src/experiment/scenarios/scenario.ts";
import type { Experiment, Patch } from "../../src/experiment/schema.ts";

/** What a scenario's checks measured, in their order. */
export interface Checked {
  readonly check: Check;
  readonly reading: Reading;
  readonly holds: boolean | null;
}

/** Trains the lanes of a scenario for its steps and reads its checks. `change`: what another start, or an edit, makes of a lane. */
export function checked(
  id: ScenarioId,
  change: (experiment: Experiment, lane: number) => Experiment = (experiment) => experiment,
): readonly Checked[] {
  const { comparison, checks }: Scenario = scenarios[id];
  const experiments = resolve(comparison).map(({ experiment }, lane) => change(experiment, lane));
  const { steps } = experiments[0] as Experiment;
  const lanes = experiments.map((experiment) => trained(experiment, steps));
  return checks.map((check) => {
    const reading = readCheck(check, lanes, steps);
    return { check, reading, holds: isAsExpected(check, reading) };
  });
}

/** What one lane is with a patch on top of its settings. */
export function withPatch(lane: number, patch: Patch): (experiment: Experiment, lane: number) => Experiment {
  return (experiment, k) => (k === lane ? experimentOf(merge(experiment, patch)) : experiment);
}

/** Lanes that were trained already: most remedies are shown beside the same run. */
const known = new Map<string, LaneRecord>();

function trained(experiment: Experiment, steps: number): LaneRecord {
  const key = JSON.stringify(experiment);
  const before = known.get(key);
  if (before !== undefined) return before;
  const run = createRun(experiment, [], checkColumns, fastestBackend());
  const recorded = createRowRecord(run.layout, steps);
  while (run.step < steps && !run.parameterIsNaN) {
    run.trainStep();
    recorded.push(run.row);
  }
  const record = { recorded, experiment, firstNonfinite: run.firstNonfinite, over: run.parameterIsNaN };
  known.set(key, record);
  return record;
}
