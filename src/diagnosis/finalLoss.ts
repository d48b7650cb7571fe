import { type Recorded, valueAt } from "./recorded.ts";

/** Steps at the end of a run that its final loss is the median of. */
const COUNTED = 10;

/** The loss that a run ended with: the median of the last 10 recorded up to `steps`, so that one bad batch does not decide. */
export function finalLoss(recorded: Recorded, steps: number): number {
  const losses: number[] = [];
  for (let step = Math.max(0, steps - COUNTED); step < Math.min(steps, recorded.steps); step++) {
    losses.push(valueAt(recorded, "loss", step) ?? Number.NaN);
  }
  return median(losses);
}

/** NaN among the values, or no value: NaN. */
function median(values: readonly number[]): number {
  if (values.length === 0 || values.some(Number.isNaN)) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
