import type { Reading } from "../../../../diagnosis/checks/checkMeasure.ts";
import { readCheck } from "../../../../diagnosis/checks/readCheck.ts";
import type { Check } from "../../../../experiment/scenarios/check.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import type { LaneState } from "../../../../runs/labState.ts";
import { useLab } from "../../../labStore.ts";
import { recordOf } from "./recordOf.ts";

/** What the checks measure in the runs on the page, each time that the Lab's state follows them. */
export function useReadings(checks: readonly Check[], experiments: readonly Experiment[]): readonly Reading[] {
  const lanes = useLab((state) => state.lanes);
  useLab((state) => state.head);
  const records = experiments.map((experiment, lane) => recordOf(lanes[lane]?.run ?? null, experiment));
  const steps = Math.max(...experiments.map((experiment) => experiment.steps));
  return checks.map((check) => kept(check, lanes, readCheck(check, records, steps)));
}

/** What was read of a run while its history still had every step. */
const read = new WeakMap<object, Map<Check, number>>();

/** A number that has been read stays, when its steps have been merged in a long history. */
function kept(check: Check, lanes: readonly LaneState[], reading: Reading): Reading {
  const run = lanes[check.lane ?? 0]?.run;
  if (!run) return reading;
  const known = read.get(run) ?? new Map<Check, number>();
  read.set(run, known);
  if (reading === "lost") return known.get(check) ?? reading;
  if (typeof reading === "number") known.set(check, reading);
  return reading;
}
