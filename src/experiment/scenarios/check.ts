import type { NonfiniteKind } from "../../engine/quantities.ts";

/** What a check can measure, with what it has to be told. Steps count from 0. */
interface MeasureParameters {
  /** The first step with an Inf or a NaN; "none" where the run has neither. */
  first_nonfinite: { readonly kind: NonfiniteKind | "any" };
  /** 1 where the run met an Inf or a NaN, else 0. */
  exploded: object;
  /** Of ‖∂L/∂h‖ toward the input, h_2 … h_{L−1}: over layers, or over time steps. */
  signal_growth: object;
  /** Of ‖∂L/∂W‖ toward the input, linear2 … linear{L−1}. */
  weight_gradient_growth: object;
  /** ‖∂L/∂h_1‖/‖∂L/∂h_L‖. */
  signal_ratio: object;
  /** ‖∂L/∂c_1‖/‖∂L/∂c_T‖ of an LSTM. */
  memory_ratio: object;
  /** ‖g‖ before clipping, as PyTorch sums it in float32, and in float64. */
  total_norm: object;
  total_norm_f64: object;
  /** ‖g‖ after clipping; over a run the largest. */
  applied_norm: object;
  /** Between the gradient before and after clipping; the angle in degrees. */
  cosine: object;
  angle: object;
  /** (‖g_at‖/‖g_from‖)^(1/(at − from)). */
  norm_growth: { readonly from: number };
  loss: object;
  /** The median, or the mean, of the last losses; those of bad batches are left out. */
  last_losses: { readonly count: number; readonly by: "median" | "mean" };
  /** The median of the last losses, bad batches left out, over the mean of the first three. */
  loss_ratio: { readonly count: number };
  smallest_loss: object;
  /** The largest |loss A − loss B| over the steps. */
  loss_difference: object;
  /** The largest ‖Δθ‖/‖θ‖ of a weight. */
  update_ratio: object;
  /** ‖Δθ‖ over all parameters. */
  update_norm: object;
  /** The median of ‖Δθ‖ of one parameter, from a step on. */
  parameter_update: { readonly parameter: string; readonly from: number };
  /** Σ‖Δθ‖ over all parameters and steps. */
  sum_of_updates: object;
  /** The share of the steps in which clipping by norm made the gradient shorter. */
  clipped_share: object;
  /** The largest distance of (w, b) from where it started, before each of the updates; of the one neuron over time. */
  distance: object;
}
export type MeasureCode = keyof MeasureParameters;
export type Measure<C extends MeasureCode = MeasureCode> = C extends MeasureCode
  ? { readonly code: C } & MeasureParameters[C]
  : never;

/** How many runs of so many lie in the band: 18 of 20. What one run does is then no promise. */
interface Share {
  readonly hits: number;
  readonly of: number;
}
export type Bound = number | "none";

/**
 * Where the expected value comes from: the median over seeds 0 to 19 in PyTorch 1.13, the band being what they span; the
 * value of this very seed in PyTorch; 20 starts of the one neuron around the one given, in float32.
 */
type CheckSource = "seeds" | "seed" | "starts";

/** Whether a check promises something of one run, and not only of a share of many. */
export function isPromise({ expected }: Check): boolean {
  return typeof expected !== "object";
}

/** A formula that gives the value, too. */
type CheckTheory = "relu_gain" | "relu_gain_at_width" | "step_factor" | "batch_norm_relu";
/** What else is to be known of the value. */
type CheckNote =
  | "later_bad_batch"
  | "target_variance"
  | "best_constant"
  | "predicts_mean"
  | "still_grows"
  | "dead_units"
  | "full_branch"
  | "falls_with_depth"
  | "seventeen";

/**
 * Something that a scenario promises, to be measured while it runs. It fails where the scenario's cause, or its remedy, is
 * taken away, if not this one then another of the scenario's checks.
 */
export interface Check {
  /** Lane index; null: it compares the first two. */
  readonly lane: number | null;
  readonly measure: Measure;
  /** The step that it reads, or up to which it reads; "run": all of the scenario's steps. */
  readonly at: number | "run";
  readonly expected: Bound | Share;
  /** From, to: both within. */
  readonly band: readonly [Bound, Bound];
  readonly source: CheckSource;
  readonly theory?: CheckTheory;
  readonly note?: CheckNote;
}
