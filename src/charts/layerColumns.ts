import { columnOf, type RowLayout } from "../engine/quantities.ts";
import type { HeroQuantity } from "../runs/labState.ts";

/** Where the layers' numbers of a quantity stand in a recorded row, from layer 1 to the output; empty where not recorded. */
export function layerColumns(layout: RowLayout, quantity: HeroQuantity): readonly number[] {
  switch (quantity) {
    case "signal":
      return hiddenColumns(layout, "hidden_grad_norm_f64");
    case "activation":
      return hiddenColumns(layout, "activation_rms");
    case "weight_gradient":
      return weightColumns(layout, "grad_norm_f64");
  }
}

function hiddenColumns(layout: RowLayout, quantity: "hidden_grad_norm_f64" | "activation_rms"): readonly number[] {
  const column = columnOf(layout, quantity);
  return column ? Array.from({ length: column.length }, (_, i) => column.offset + i) : [];
}

/** What multiplies the signal: a layer's matrix, those of a recurrent cell and its readout, the one neuron's w. */
const MATRIX = /^(linear\d+\.weight|cell\.weight_(ih|hh)(_l\d+)?|readout\.weight|neuron\.w)$/;

/** The numbers of the weight matrices, in order; biases and normalization are left out. */
export function weightColumns(
  layout: RowLayout,
  quantity: "grad_norm_f64" | "update_norm_f64" | "weight_norm_f64",
): readonly number[] {
  const column = columnOf(layout, quantity);
  if (!column) return [];
  return layout.axes.parameter.flatMap((name, i) => (MATRIX.test(name) ? [column.offset + i] : []));
}
