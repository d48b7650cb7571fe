import { layoutOf } from "../../src/engine/quantities.ts";
import { createHistory, type WritableHistory } from "../../src/runs/history.ts";

/** A network of `hidden` layers and an output. */
export function layoutWith(hidden: number) {
  const parameter = Array.from({ length: hidden + 1 }, (_, i) => [`linear${i + 1}.weight`, `linear${i + 1}.bias`]);
  return layoutOf(
    ["loss", "hidden_grad_norm_f64", "grad_norm_f64", "update_norm_f64", "weight_norm_f64", "activation_rms"],
    {
      parameter: parameter.flat(),
      hidden: [...Array.from({ length: hidden }, (_, i) => `h${i + 1}`), "prediction"],
      memory: [],
      recurrent: [],
    },
  );
}

/** A recorded run: `signal(step, layer)` for layers 1 … hidden + 1; every other number of a row is 1. */
export function recordedRun(
  hidden: number,
  steps: number,
  signal: (step: number, layer: number) => number,
  budgetBytes = 1e8,
): WritableHistory {
  const layout = layoutWith(hidden);
  const history = createHistory(layout, budgetBytes);
  const row = new Float64Array(layout.width);
  for (let step = 0; step < steps; step++) {
    row.fill(1);
    for (let layer = 1; layer <= hidden + 1; layer++) row[layer] = signal(step, layer);
    history.append(row, 1);
  }
  return history;
}

/** A recorded run with a loss of its own; every other number of a row is 1. */
export function lossRun(steps: number, loss: (step: number) => number): WritableHistory {
  const layout = layoutWith(1);
  const history = createHistory(layout, 1e8);
  const row = new Float64Array(layout.width).fill(1);
  for (let step = 0; step < steps; step++) {
    row[0] = loss(step);
    history.append(row, 1);
  }
  return history;
}
