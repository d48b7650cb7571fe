import { badBatches } from "../badBatches.ts";
import { median } from "../median.ts";
import { type CheckMeasure, each, type Stretch } from "./checkMeasure.ts";
import { type LaneRecord, numberAt } from "./laneRecord.ts";

/** What a ratio is taken to: the mean of the losses of these steps. */
const BEGINNING: Stretch = [0, 2];

/** The last `count` steps up to the one asked about. */
const lastSteps = (count: number, [, at]: Stretch): Stretch => [Math.max(0, at - count + 1), at];

/** The losses of a stretch, without those of batches whose targets were multiplied. */
function losses(lane: LaneRecord, stretch: Stretch): readonly number[] {
  const bad = new Set(badBatches(lane.experiment, stretch[1] + 1, Number.POSITIVE_INFINITY));
  const steps = each(stretch, (step) => step).filter((step) => !bad.has(step));
  return steps.map((step) => numberAt(lane, "loss", step));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const last_losses: CheckMeasure<"last_losses"> = {
  reads: ({ count }, span) => [lastSteps(count, span)],
  read: (lane, { count, by }, span) => (by === "mean" ? mean : median)(losses(lane, lastSteps(count, span))),
};

export const loss_ratio: CheckMeasure<"loss_ratio"> = {
  reads: ({ count }, span) => [BEGINNING, lastSteps(count, span)],
  read: (lane, { count }, span) => median(losses(lane, lastSteps(count, span))) / mean(losses(lane, BEGINNING)),
};

export const smallest_loss: CheckMeasure<"smallest_loss"> = {
  read: (lane, _, span) => Math.min(...each(span, (step) => numberAt(lane, "loss", step))),
};

export const loss_difference: CheckMeasure<"loss_difference"> = {
  read: (lane, _, span, other) =>
    Math.max(...each(span, (step) => Math.abs(numberAt(lane, "loss", step) - numberAt(other, "loss", step)))),
};
