import { median } from "./median.ts";
import { type Recorded, valueAt } from "./recorded.ts";

/** Steps at the end of a run that its final loss is the median of. */
const COUNTED = 10;

/**
 * The loss that a run ended with: the median of the last 10 recorded up to `steps`, so that one bad batch does not
 * decide.
 */
export function finalLoss(recorded: Recorded, steps: number): number {
  const losses: number[] = [];
  for (let step = Math.max(0, steps - COUNTED); step < Math.min(steps, recorded.steps); step++) {
    losses.push(valueAt(recorded, "loss", step) ?? Number.NaN);
  }
  return median(losses);
}
