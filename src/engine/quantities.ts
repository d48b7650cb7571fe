/**
 * What a training run measures. A quantity is one number a step, or one a step and parameter, or one a step and
 * hidden layer; a run records only the quantities that were asked for (`Trainer`'s columns).
 *
 * Norms named `…_f64` accumulate squares in float64: they are what the charts draw. The others are what PyTorch
 * prints, f(√f(Σ f(g²))) in float32, which overflows to Inf at 1.8e19 although every element is finite.
 */

/** What the numbers of a quantity run over. */
export type Axis = "step" | "parameter" | "hidden";

export const quantities = {
  loss: "step",
  /** ‖g‖₂ over all parameters before clipping, as clip_grad_norm_ computes it. */
  total_norm: "step",
  total_norm_f64: "step",
  /** min(1, max_norm / (norm + 1e-6)) of clip_grad_norm_; 1 for the other modes. */
  clip_coef: "step",
  /** ‖g‖₂ after clipping, float32. */
  clipped_norm: "step",
  /** ‖∂L/∂θ‖ before clipping. */
  grad_norm: "parameter",
  grad_norm_f64: "parameter",
  /** ‖θ_{k+1} − θ_k‖. */
  update_norm: "parameter",
  update_norm_f64: "parameter",
  /** ‖θ_k‖ before the update. */
  weight_norm: "parameter",
  weight_norm_f64: "parameter",
  /** The error signal ‖∂L/∂h_l‖ over batch × units, h_l after activation and residual; last: ∂L/∂(prediction). */
  hidden_grad_norm: "hidden",
  hidden_grad_norm_f64: "hidden",
  /** √mean(h_l²) in float64; last: the prediction. */
  activation_rms: "hidden",
} as const satisfies Record<string, Axis>;

export type Quantity = keyof typeof quantities;

/** Where a quantity's numbers stand in a recorded row. */
export interface Column {
  readonly quantity: Quantity;
  readonly offset: number;
  readonly length: number;
}

/** The layout of one recorded row (one training step): Float64 numbers, the columns one behind the other. */
export interface RowLayout {
  readonly width: number;
  readonly columns: readonly Column[];
  /** Names along each axis: parameters in PyTorch's order ("linear1.weight", …); "h1" … "hL", "prediction". */
  readonly axes: { readonly parameter: readonly string[]; readonly hidden: readonly string[] };
}

export function layoutOf(asked: readonly Quantity[], axes: RowLayout["axes"]): RowLayout {
  let width = 0;
  const columns = asked.map((quantity) => {
    const axis = quantities[quantity];
    const length = axis === "step" ? 1 : axes[axis].length;
    const column = { quantity, offset: width, length };
    width += length;
    return column;
  });
  return { width, columns, axes };
}

/** The column of a quantity, or undefined where it was not asked for. */
export function columnOf(layout: RowLayout, quantity: Quantity): Column | undefined {
  return layout.columns.find((column) => column.quantity === quantity);
}

/** The kinds of tensor in which the first Inf or NaN of a run is looked for, in the order of one training step. */
export const nonfiniteKinds = ["activation", "loss", "grad", "total_norm", "param"] as const;
export type NonfiniteKind = (typeof nonfiniteKinds)[number];

/** A value that is Inf or NaN for the first time: in step `step` (from 0), in the tensor of that name. */
export interface NonfiniteMark {
  readonly step: number;
  readonly tensor: string;
  /** Whether NaN was among the values; false: only ±Inf. */
  readonly nan: boolean;
}
export type FirstNonfinite = { readonly [K in NonfiniteKind]: NonfiniteMark | null };
/** Everything is finite so far. */
export const nothingFound: FirstNonfinite = { activation: null, loss: null, grad: null, total_norm: null, param: null };
