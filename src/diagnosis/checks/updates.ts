import { median } from "../median.ts";
import { weightsIn } from "../weights.ts";
import { type CheckMeasure, each } from "./checkMeasure.ts";
import { type LaneRecord, numbersAt } from "./laneRecord.ts";

/** ‖Δθ‖ over all parameters. */
const whole = (lane: LaneRecord, step: number) => Math.hypot(...numbersAt(lane, "update_norm_f64", step));

export const update_norm: CheckMeasure<"update_norm"> = { read: (lane, _, [, at]) => whole(lane, at) };

export const sum_of_updates: CheckMeasure<"sum_of_updates"> = {
  read: (lane, _, span) => each(span, (step) => whole(lane, step)).reduce((sum, update) => sum + update, 0),
};

export const update_ratio: CheckMeasure<"update_ratio"> = {
  read(lane, _, [, at]) {
    const updates = numbersAt(lane, "update_norm_f64", at);
    const weights = numbersAt(lane, "weight_norm_f64", at);
    return Math.max(
      ...weightsIn(lane.recorded.layout).map((k) => (updates[k] ?? Number.NaN) / (weights[k] ?? Number.NaN)),
    );
  },
};

export const parameter_update: CheckMeasure<"parameter_update"> = {
  reads: ({ from }, [, at]) => [[from, at]],
  read(lane, { parameter, from }, [, at]) {
    const k = lane.recorded.layout.axes.parameter.indexOf(parameter);
    return median(each([from, at], (step) => numbersAt(lane, "update_norm_f64", step)[k] ?? Number.NaN));
  },
};
