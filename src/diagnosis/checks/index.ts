import type { MeasureCode } from "../../experiment/scenarios/check.ts";
import { type CheckMeasure, each } from "./checkMeasure.ts";
import { distance } from "./distance.ts";
import { numberAt } from "./laneRecord.ts";
import { last_losses, loss_difference, loss_ratio, smallest_loss } from "./losses.ts";
import { exploded, first_nonfinite } from "./nonfinite.ts";
import { memory_ratio, signal_growth, signal_ratio, weight_gradient_growth } from "./signals.ts";
import { parameter_update, sum_of_updates, update_norm, update_ratio } from "./updates.ts";

const DEGREES = 180 / Math.PI;

/** How each measure of a check is taken. */
export const checkMeasures: { readonly [C in MeasureCode]: CheckMeasure<C> } = {
  first_nonfinite,
  exploded,
  signal_growth,
  weight_gradient_growth,
  signal_ratio,
  memory_ratio,
  total_norm: { read: (lane, _, [, at]) => numberAt(lane, "total_norm", at) },
  total_norm_f64: { read: (lane, _, [, at]) => numberAt(lane, "total_norm_f64", at) },
  applied_norm: { read: (lane, _, span) => Math.max(...each(span, (step) => numberAt(lane, "clipped_norm", step))) },
  cosine: { read: (lane, _, [, at]) => numberAt(lane, "clip_cosine", at) },
  angle: { read: (lane, _, [, at]) => Math.acos(Math.min(1, numberAt(lane, "clip_cosine", at))) * DEGREES },
  norm_growth: {
    reads: ({ from }, [, at]) => [
      [from, from],
      [at, at],
    ],
    read: (lane, { from }, [, at]) =>
      (numberAt(lane, "total_norm_f64", at) / numberAt(lane, "total_norm_f64", from)) ** (1 / (at - from)),
  },
  loss: { read: (lane, _, [, at]) => numberAt(lane, "loss", at) },
  last_losses,
  loss_ratio,
  smallest_loss,
  loss_difference,
  update_ratio,
  update_norm,
  parameter_update,
  sum_of_updates,
  clipped_share: {
    read(lane, _, span) {
      const coefficients = each(span, (step) => numberAt(lane, "clip_coef", step));
      return coefficients.filter((coefficient) => coefficient < 1).length / coefficients.length;
    },
  },
  distance,
};
