import { type Column, columnOf, type Quantity, type RowLayout } from "../engine/quantities.ts";

/**
 * Where the numbers of the weights stand in the columns of the parameters: "linear1.weight", "cell.weight_hh",
 * "neuron.w"; no bias, whose start at 0 is no measure, and no factor of a normalization.
 */
export function weightsIn(layout: RowLayout): readonly number[] {
  return layout.axes.parameter.flatMap((name, k) => (/bias|\.b$|^norm/.test(name) ? [] : [k]));
}

/** The columns of the updates and of the weights, or null where one of them is not recorded. */
export function stepColumns(layout: RowLayout): { readonly updates: Column; readonly weights: Column } | null {
  const [updates, weights] = (["update_norm_f64", "weight_norm_f64"] satisfies Quantity[]).map((quantity) =>
    columnOf(layout, quantity),
  );
  return updates === undefined || weights === undefined ? null : { updates, weights };
}
