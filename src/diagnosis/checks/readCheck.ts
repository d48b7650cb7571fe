import type { Check, MeasureCode } from "../../experiment/scenarios/check.ts";
import type { CheckMeasure, Reading, Stretch } from "./checkMeasure.ts";
import { checkMeasures } from "./index.ts";
import { isExactAt, type LaneRecord } from "./laneRecord.ts";

/**
 * What a check measures, as far as it can be known. A lane that stopped before the step has NaN there.
 *
 * @param lanes null where a lane has recorded nothing yet
 * @param steps those of the scenario, over which "run" goes
 */
export function readCheck(check: Check, lanes: readonly (LaneRecord | null)[], steps: number): Reading {
  const pair = check.lane === null ? [lanes[0], lanes[1]] : [lanes[check.lane], lanes[check.lane]];
  const [lane, other] = pair;
  if (!lane || !other) return "waiting";
  const { measure, at } = check;
  const span: Stretch = at === "run" ? [0, steps - 1] : [at, at];
  const taken = checkMeasures[measure.code] as CheckMeasure<MeasureCode>;
  const stretches = taken.reads?.(measure, span) ?? [span];
  for (const each of [lane, other]) {
    const missing = stretches.map((stretch) => missingIn(each, stretch)).find((reason) => reason !== null);
    if (missing !== undefined) return missing;
  }
  return taken.read(lane, measure, span, other);
}

/** Why not every step of a stretch can be read; null where it can. */
function missingIn({ recorded, over }: LaneRecord, [from, to]: Stretch): Reading | null {
  if (recorded.steps <= to) return over ? Number.NaN : "waiting";
  if (recorded.stride === 1) return null;
  for (let step = from; step <= to; step++) if (!isExactAt(recorded, step)) return "lost";
  return null;
}

/** Whether it is as the scenario promises; null while that is not known. */
export function isAsExpected({ band: [low, high] }: Check, reading: Reading): boolean | null {
  if (reading === "waiting" || reading === "lost") return null;
  if (low === "none" || high === "none" || reading === "none") return reading === low && reading === high;
  return reading >= low && reading <= high;
}
