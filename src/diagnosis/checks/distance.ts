import type { CheckMeasure } from "./checkMeasure.ts";
import { type LaneRecord, numbersAt } from "./laneRecord.ts";

/**
 * How far the two parameters of the one neuron ever were from where they started. Of a parameter that is one number,
 * |θ_k| and |θ_{k+1} − θ_k| are recorded, and with the sign at the start they give θ itself: where the sign stays the
 * step is the difference of the magnitudes, where it turns it is their sum. The position behind the last update is not
 * recorded and not counted. Of another model NaN.
 */
export const distance: CheckMeasure<"distance"> = {
  read(lane, _, [, at]) {
    const { model } = lane.experiment;
    if (model.kind !== "one_neuron_rnn") return Number.NaN;
    const w = path(lane, 0, model.w, at);
    const b = path(lane, 1, model.b, at);
    return Math.max(...w.map((value, k) => Math.hypot(value - model.w, (b[k] as number) - model.b)));
  },
};

/** θ_0 … θ_at of one parameter. */
function path(lane: LaneRecord, parameter: number, start: number, at: number): readonly number[] {
  let sign = Math.sign(start) || 1;
  const values: number[] = [];
  let size = Number.NaN;
  for (let step = 0; step <= at; step++) {
    const next = numbersAt(lane, "weight_norm_f64", step)[parameter] as number;
    if (step > 0) {
      const moved = numbersAt(lane, "update_norm_f64", step - 1)[parameter] as number;
      if (Math.abs(next + size - moved) < Math.abs(Math.abs(next - size) - moved)) sign = -sign;
    }
    size = next;
    values.push(sign * size);
  }
  return values;
}
