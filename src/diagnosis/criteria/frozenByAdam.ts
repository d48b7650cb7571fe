import type { Origin } from "../../engine/provenance/origin.ts";
import { type Column, columnOf } from "../../engine/quantities.ts";
import type { Experiment } from "../../experiment/schema.ts";
import type { Recorded } from "../recorded.ts";
import type { RunFigures } from "../runFigures.ts";
import { isFrozen } from "../silentFreeze.ts";
import type { Criterion } from "./criterion.ts";
import { isFirst } from "./isFirst.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** √(largest float32): the square of anything larger is Inf. */
const LARGEST_SQUARED = 1.8446743e19;
/** What rounding may add to ‖Δθ‖. */
const ROUNDING = 1.01;

/**
 * The running mean of g² is Inf where g is finite, so that g/√v is 0 and the weight stands still for good: Adam, AdamW,
 * RMSprop and Adagrad. The operation that made the first Inf tells it, or denies it, where it is known. From the figures
 * it is told by a parameter whose gradient is finite and too large to be squared and which does not move, but for AdamW's
 * decay, where it was not clipping that made the gradient 0; a parameter of which a part stands still does not show there.
 */
export const frozenByAdam: Criterion = {
  cause: "frozen_by_adam",
  find(figures) {
    const frozen = figures.origins?.inf ? byOrigin(figures, figures.origins.inf) : byFigures(figures);
    if (frozen === null || !isFirst(figures, frozen.step)) return null;
    return [{ code: "square_overflow", figures: frozen }, ...signalEvidence(figures)];
  },
};

interface Frozen {
  readonly step: number;
  readonly tensor: string;
  readonly grad_norm: number;
}

function byOrigin({ recorded }: RunFigures, inf: Origin): Frozen | null {
  if (inf.operation !== "optimizer_square") return null;
  // "linear3.weight.exp_avg_sq" is of linear3.weight.
  const tensor = inf.tensor.slice(0, inf.tensor.lastIndexOf("."));
  const column = columnOf(recorded.layout, "grad_norm_f64");
  const k = recorded.layout.axes.parameter.indexOf(tensor);
  const known = column !== undefined && k >= 0;
  const grad_norm = known ? recorded.last(recorded.binOf(inf.step), column.offset + k) : Number.NaN;
  return { step: inf.step, tensor, grad_norm };
}

function byFigures({ recorded, experimentAt }: RunFigures): Frozen | null {
  const columns = columnsOf(recorded);
  if (columns === null) return null;
  for (let step = 0; step < recorded.steps; step += recorded.stride) {
    const experiment = experimentAt(step);
    // What clipping has made 0 is not squared.
    const found = isFrozen(recorded, step, experiment) ? null : frozenAt(recorded, columns, step, experiment);
    if (found !== null) return found;
  }
  return null;
}

interface Columns {
  readonly gradients: Column;
  readonly updates: Column;
  readonly weights: Column;
}

function columnsOf({ layout }: Recorded): Columns | null {
  const gradients = columnOf(layout, "grad_norm_f64");
  const updates = columnOf(layout, "update_norm_f64");
  const weights = columnOf(layout, "weight_norm_f64");
  return gradients === undefined || updates === undefined || weights === undefined
    ? null
    : { gradients, updates, weights };
}

/** The first parameter that stands still although its gradient is finite and huge. */
function frozenAt(recorded: Recorded, columns: Columns, step: number, { optimizer }: Experiment): Frozen | null {
  if (optimizer.name === "sgd") return null;
  const decay = optimizer.name === "adamw" ? optimizer.lr * optimizer.weight_decay * ROUNDING : 0;
  const bin = recorded.binOf(step);
  for (const [k, tensor] of recorded.layout.axes.parameter.entries()) {
    const grad_norm = recorded.last(bin, columns.gradients.offset + k);
    const huge = grad_norm > LARGEST_SQUARED && Number.isFinite(grad_norm);
    const update = recorded.last(bin, columns.updates.offset + k);
    if (huge && update <= decay * recorded.last(bin, columns.weights.offset + k)) return { step, tensor, grad_norm };
  }
  return null;
}
