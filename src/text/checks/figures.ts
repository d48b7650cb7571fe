/** What a check measures: a code with what it has to be told. */
export type MeasureFigures =
  | { readonly code: "first_nonfinite"; readonly kind: string }
  | { readonly code: "norm_growth"; readonly from: number }
  | { readonly code: "last_losses"; readonly count: number; readonly by: "median" | "mean" }
  | { readonly code: "loss_ratio"; readonly count: number }
  | { readonly code: "parameter_update"; readonly parameter: string; readonly from: number }
  | { readonly code: PlainMeasure };
type PlainMeasure =
  | "exploded"
  | "signal_growth"
  | "weight_gradient_growth"
  | "signal_ratio"
  | "memory_ratio"
  | "total_norm"
  | "total_norm_f64"
  | "applied_norm"
  | "cosine"
  | "angle"
  | "loss"
  | "smallest_loss"
  | "loss_difference"
  | "update_ratio"
  | "update_norm"
  | "sum_of_updates"
  | "clipped_share"
  | "distance";

/** The chain that a lane's gradient runs over: its layers or its time steps, and how many. */
export interface ChainFigures {
  readonly overTime: boolean;
  readonly length: number;
}
