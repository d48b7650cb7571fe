import type { History } from "../../runs/history.ts";
import type { BinSeries } from "../decimate.ts";
import { logOf } from "../logScale.ts";
import type { StepAxis } from "../stepAxis.ts";

/** The x of a bin: the middle of the steps that it covers. */
export function binX(history: History, steps: StepAxis, bin: number): number {
  const { stride } = history;
  return (steps.edge(bin * stride) + steps.edge(Math.min(history.steps, (bin + 1) * stride))) / 2;
}

/** How many of the bins begin before step `until`. */
export function binsUntil({ bins, stride }: History, until: number): number {
  return Math.min(bins, Math.max(0, Math.ceil(until / stride)));
}

/** One number of the recorded rows as a series of log10 values. */
export function recordedSeries(history: History, index: number, steps: StepAxis, until: number): BinSeries {
  return {
    bins: binsUntil(history, until),
    x: (bin) => binX(history, steps, bin),
    min: (bin) => logOf(history.min(bin, index)),
    max: (bin) => logOf(history.max(bin, index)),
    last: (bin) => logOf(history.last(bin, index)),
    marks: (bin) => history.marks(bin, index),
  };
}
