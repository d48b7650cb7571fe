import { weightColumns } from "../../charts/layerColumns.ts";
import { ratioOf } from "../../engine/measures/ratioOf.ts";
import type { History } from "../../runs/history.ts";

/** ‖θ_{k+1} − θ_k‖/‖θ_k‖ of each weight matrix at a step, in order. */
export function updateRatios(history: History, step: number): readonly number[] {
  const weights = weightColumns(history.layout, "weight_norm_f64");
  return weightColumns(history.layout, "update_norm_f64").map((update, k) =>
    ratioOf(history.at(step, update), history.at(step, weights[k] ?? 0)),
  );
}

/** The median; NaN among the values counts as the largest of all. */
export function medianRatio(ratios: readonly number[]): number {
  const sorted = [...ratios].sort((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
