import { ratioOf } from "../../../../engine/measures/ratioOf.ts";
import type { Experiment } from "../../../../experiment/schema.ts";
import type { History } from "../../../../runs/history.ts";
import type { LayerFigures } from "../../../../text/layer/en.ts";
import { valueAtEntry } from "./valueAtEntry.ts";

/** What a layer does to the gradient at a step, from what was recorded of it. */
export function layerFigures(history: History, experiment: Experiment, step: number, layer: number): LayerFigures {
  const outputs = history.layout.axes.hidden.length;
  const norm = (of: number) => valueAtEntry(history, "hidden_grad_norm_f64", of - 1, step);
  const [own, next, last] = [norm(layer), norm(layer + 1), norm(outputs - 1)];
  const place = layer === outputs ? "output" : experiment.model.kind === "mlp" ? "layer" : "time";
  return {
    place,
    index: layer,
    norm: own,
    factor: own === null || next === null ? null : ratioOf(own, next),
    product: place === "output" || own === null || last === null ? null : ratioOf(own, last),
    dead: share(valueAtEntry(history, "dead_share", layer - 1, step)),
    saturated: share(valueAtEntry(history, "saturated_share", layer - 1, step)),
  };
}

/** ‖θ_{k+1} − θ_k‖/‖θ_k‖ of a parameter at a step. */
export function updateRatio(history: History, parameter: string, step: number): number | null {
  const entry = history.layout.axes.parameter.indexOf(parameter);
  const update = valueAtEntry(history, "update_norm_f64", entry, step);
  const weight = valueAtEntry(history, "weight_norm_f64", entry, step);
  return update === null || weight === null ? null : ratioOf(update, weight);
}

/** NaN: such units mean nothing here. */
const share = (value: number | null) => (value === null || Number.isNaN(value) ? null : value);
