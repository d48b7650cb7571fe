import { columnOf } from "../../engine/quantities.ts";
import { growthPerLayer } from "../growth.ts";
import type { CheckMeasure } from "./checkMeasure.ts";
import { type LaneRecord, numbersAt } from "./laneRecord.ts";

/** ‖∂L/∂h_1‖ … ‖∂L/∂h_L‖; the prediction, last in the column, is left out. */
const hidden = (lane: LaneRecord, step: number) => numbersAt(lane, "hidden_grad_norm_f64", step).slice(0, -1);

/** NaN where a norm overflowed: growthPerLayer gives null there. */
const growthOf = (norms: readonly number[]) => growthPerLayer(norms) ?? Number.NaN;
const endToEnd = (norms: readonly number[]) => (norms[0] as number) / (norms.at(-1) as number);

export const signal_growth: CheckMeasure<"signal_growth"> = { read: (lane, _, [, at]) => growthOf(hidden(lane, at)) };

export const signal_ratio: CheckMeasure<"signal_ratio"> = { read: (lane, _, [, at]) => endToEnd(hidden(lane, at)) };

export const memory_ratio: CheckMeasure<"memory_ratio"> = {
  read: (lane, _, [, at]) => endToEnd(numbersAt(lane, "memory_grad_norm_f64", at)),
};

/** Over the weights of the hidden layers; the last Linear, whose output is the prediction, is none. */
export const weight_gradient_growth: CheckMeasure<"weight_gradient_growth"> = {
  read(lane, _, [, at]) {
    const { layout } = lane.recorded;
    if (columnOf(layout, "grad_norm_f64") === undefined) return Number.NaN;
    const norms = numbersAt(lane, "grad_norm_f64", at);
    const weights = layout.axes.parameter.flatMap((name, k) => (/^linear\d+\.weight$/.test(name) ? [k] : []));
    return growthOf(weights.slice(0, -1).map((k) => norms[k] as number));
  },
};
