/**
 * What a training run measures. A quantity is one number a step, or one a step and entry of its axis; a run records only
 * the quantities that were asked for (`Trainer`'s columns), and pays for no other.
 *
 * Norms named `…_f64`, and the ratios, accumulate squares in float64: they are what the charts draw. The others are what
 * PyTorch prints, f(√f(Σ f(g²))) in float32, which overflows to Inf at 1.8e19 although every element is finite. A ratio
 * of nothing to nothing is 0.
 */

/**
 * What the numbers of a quantity run over: the parameters; the hidden signals (layers, or time steps) and behind them the
 * prediction; an LSTM's memory c_t over time; the recurrent blocks.
 */
export type Axis = "step" | "parameter" | "hidden" | "memory" | "recurrent";

export const quantities = {
  loss: "step",
  /** ‖g‖₂ over all parameters before clipping, as clip_grad_norm_ computes it. */
  total_norm: "step",
  total_norm_f64: "step",
  /** The mean of total_norm_f64 over the steps so far, those left out where it was not finite; NaN before the first. */
  total_norm_mean: "step",
  /** The range that Pascanu, Mikolov & Bengio (2013) give for τ: 0.5 and 10 times total_norm_mean. */
  suggested_max_norm_low: "step",
  suggested_max_norm_high: "step",
  /** min(1, max_norm / (norm + 1e-6)) of clip_grad_norm_; 1 for the other modes. */
  clip_coef: "step",
  /** ‖g‖₂ after clipping, float32. */
  clipped_norm: "step",
  /**
   * The share of the steps so far in which clipping made the gradient smaller: the coefficient, or that of some layer, was
   * below 1, or some element lay beyond ±clip_value. A step whose norm is NaN is not counted.
   */
  clipped_share: "step",
  /**
   * The cosine between the gradient before and after clipping, over all parameters, in float64. Measured in every mode and
   * not assumed: clipping by norm gives 1 up to the rounding of the scaled elements, and less where they underflow. NaN
   * where there is no angle: the one or the other is 0 (an infinite norm clips everything to 0) or not finite.
   */
  clip_cosine: "step",
  /** ‖∂L/∂θ‖ before clipping. */
  grad_norm: "parameter",
  grad_norm_f64: "parameter",
  /** ‖θ_{k+1} − θ_k‖. */
  update_norm: "parameter",
  update_norm_f64: "parameter",
  /** ‖θ_{k+1} − θ_k‖/‖θ_k‖. */
  update_ratio: "parameter",
  /** ‖θ_k‖ before the update. */
  weight_norm: "parameter",
  weight_norm_f64: "parameter",
  /** The error signal ‖∂L/∂h_l‖ over batch × units, h_l after activation and residual; last: ∂L/∂(prediction). */
  hidden_grad_norm: "hidden",
  hidden_grad_norm_f64: "hidden",
  /**
   * ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖, what a layer (a time step) multiplies the error signal by on its way toward the input; of the
   * last hidden signal against the prediction. The prediction's own entry is 1.
   */
  layer_factor: "hidden",
  /**
   * ‖∂L/∂h_l‖/‖∂L/∂h_L‖, h_L the last hidden signal: the product of the factors from the output side. The prediction's own
   * entry is ‖∂L/∂(prediction)‖/‖∂L/∂h_L‖; without a hidden signal it is 1.
   */
  running_product: "hidden",
  /** √mean(h_l²) in float64; last: the prediction. */
  activation_rms: "hidden",
  /**
   * The share of units that are 0 over the whole batch, where the activation is ReLU (with residual, of the branch's
   * output before the sum). NaN elsewhere: other activations, gated cells, the prediction.
   */
  dead_share: "hidden",
  /**
   * The share of activations in the outer 1 % of the range: |tanh| > 0.99, sigmoid < 0.01 or > 0.99 (with residual, of the
   * branch's output). NaN elsewhere: activations without two bounds, gated cells, whose h is not an activation's
   * output, the prediction.
   */
  saturated_share: "hidden",
  /** ‖∂L/∂c_t‖ over batch × units. */
  memory_grad_norm: "memory",
  memory_grad_norm_f64: "memory",
  /** Largest singular value of each recurrent block before the update, float64. */
  weight_hh_sigma_max: "recurrent",
  /** Largest |eigenvalue| of each recurrent block before the update, float64. */
  weight_hh_spectral_radius: "recurrent",
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
  /**
   * Names along each axis: parameters in PyTorch's order ("linear1.weight", …); "h1" … "hL", "prediction"; "c1" … "cT";
   * "cell.weight_hh.f", ….
   */
  readonly axes: { readonly [A in Exclude<Axis, "step">]: readonly string[] };
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
