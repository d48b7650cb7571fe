import type { NonfiniteKind } from "../engine/quantities.ts";
import type { InstabilitySign } from "./instability.ts";

/** What a diagnosis rests on: a code with its figures, of which the reader's language makes a sentence. */
export type Evidence =
  /**
   * Γ = ‖∂L/∂h_first‖/‖∂L/∂h_last‖ at step 0 over a chain of so many layers or time steps, and the factor per link,
   * Γ^(1/(chain − 1)).
   */
  | Finding<"signal_ratio", { readonly ratio: number; readonly chain: number; readonly factor: number | null }>
  /** The first activation, loss, gradient or parameter that is Inf or NaN. */
  | Finding<
      "nonfinite",
      { readonly step: number; readonly what: NonfiniteKind; readonly tensor: string; readonly nan: boolean }
    >
  /** The first sign that the run is unstable (instability.ts), and by how much it passes what is usual. */
  | Finding<"unstable", { readonly step: number; readonly sign: InstabilitySign; readonly factor: number }>
  /** The median factor by which ‖g‖ grows from one step to the next over `steps` steps. */
  | Finding<"growth_per_step", { readonly factor: number; readonly steps: number }>
  /** At `step` the targets were at least `ratio` times the usual ones. */
  | Finding<"target_jump", { readonly step: number; readonly ratio: number }>
  /** At `step` ‖g‖ was `factor` times that of the step before, and Γ was `ratio`. */
  | Finding<"wall", { readonly step: number; readonly factor: number; readonly ratio: number }>
  /** The true norm, of which float32 makes Inf. */
  | Finding<"norm_overflow", { readonly step: number; readonly total_norm_f64: number }>
  /** A tensor whose gradient, of this norm, is finite and too large to be squared. */
  | Finding<"square_overflow", { readonly step: number; readonly tensor: string; readonly grad_norm: number }>
  /**
   * The loss at step 0, the median of the last 10, what the best constant prediction has (null: not known), and how far
   * the weights came, relative.
   */
  | Finding<
      "losses",
      { readonly first: number; readonly final: number; readonly bestConstant: number | null; readonly moved: number }
    >
  /** The targets are drawn without regard to the inputs: nothing can be learned. */
  | Finding<"noise_targets", Readonly<Record<string, never>>>;

interface Finding<Code extends string, Figures> {
  readonly code: Code;
  readonly figures: Figures;
}
