import type { ViewValues } from "../../experiment/address/viewFields.ts";
import { resolve } from "../../experiment/comparison.ts";
import { experimentOf } from "../../experiment/flat.ts";
import { axisValues, type MapPlan } from "../../experiment/mapPlan.ts";
import type { Comparison, Patch } from "../../experiment/schema.ts";

/** A network of which theory speaks, on inputs that are standard normal. */
const ownBase: Patch = {
  model: { kind: "mlp", in_features: 32, hidden_features: 32, depth: 20, out_features: 1, activation: "tanh" },
  init: { scheme: "scaled_normal", sigma_w: 1 },
  data: { source: "teacher", mode: "stream", batch_size: 64 },
  optimizer: { name: "sgd", lr: 0.01 },
};

export type PlanProblem =
  | { readonly kind: "same"; readonly path: string }
  | { readonly kind: "axis"; readonly path: string; readonly least: number; readonly most: number };

/** What the settings ask for, or what is wrong with them. `lab`: whose lane A is to be mapped; null: the own network. */
export function planOf(
  values: Omit<ViewValues<"map">, "colour" | "base">,
  lab: Comparison | null,
): MapPlan | PlanProblem {
  const { x, y, x_min, x_max, y_min, y_max, columns, rows, seeds, steps } = values;
  if (x === y) return { kind: "same", path: x };
  const across = axisValues(x, x_min, x_max, columns);
  if (across.length < 2) return { kind: "axis", path: x, least: x_min, most: x_max };
  const up = axisValues(y, y_min, y_max, rows);
  if (up.length < 2) return { kind: "axis", path: y, least: y_min, most: y_max };
  const base = (lab === null ? undefined : resolve(lab)[0]?.experiment) ?? experimentOf(ownBase);
  return { base, x: { path: x, values: across }, y: { path: y, values: up }, seeds, steps };
}

export const isPlan = (plan: MapPlan | PlanProblem): plan is MapPlan => !("kind" in plan);
