import type { ClipOptions } from "../clipping/clip.ts";
import type { GradientNorms } from "../clipping/gradientNorms.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { ModelSpec, ParameterGroup, RecurrentBlock } from "../network.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** Writes a quantity's numbers into the row from `at` on; allocates nothing. */
export type Write = (row: Float64Array, at: number) => void;

/**
 * What a quantity does in a training step: when the gradients exist, when they are clipped, when the parameters have
 * moved. What an earlier phase has written into the row is there in the later ones.
 */
export interface Measure {
  readonly backward?: Write;
  readonly clip?: Write;
  readonly update?: Write;
  /** What it keeps from step to step: belongs to a checkpoint. */
  readonly state?: Float64Array;
}

/** Makes a quantity's measure for one run: called for what was asked for, and the only place to allocate. */
export type MakeMeasure = (scene: Scene) => Measure;

/** How far the parameters lie from 0, and how far they have moved: a sum a parameter, in float64 but for updates32. */
export interface Moves {
  /** Σ θ_k². */
  readonly weights: Float64Array;
  /** Σ (θ_{k+1} − θ_k)². */
  readonly updates: Float64Array;
  readonly updates32: Float64Array;
}

/** What a measurement reads. */
export interface Scene {
  readonly model: ModelSpec;
  readonly kernels: Kernels;
  readonly norms: GradientNorms;
  readonly parameters: readonly Tensor[];
  readonly gradients: readonly Tensor[];
  readonly layers: readonly ParameterGroup[];
  /** The parts of each hidden signal, and their gradients; the last is the prediction. */
  readonly hidden: readonly (readonly Tensor[])[];
  readonly hiddenGradients: readonly (readonly Tensor[])[];
  /** What an activation put out on the way to each hidden signal: the signal itself, or with residual the branch. */
  readonly activated: readonly (readonly Tensor[])[];
  readonly memoryGradients: readonly (readonly Tensor[])[];
  readonly recurrent: readonly RecurrentBlock[];
  /** In phase `clip` the gradients before clipping; empty where no measure needs them. */
  readonly rawGradients: readonly Tensor[];
  /** In phase `update`, where a measure needs them. */
  readonly moves: Moves;
  /** ‖∂L/∂h_l‖ of each hidden signal in float64; taken once a step, when first asked for. */
  hiddenGradientNorms(): Float64Array;
  /** How the gradients are clipped in this step. */
  readonly clip: ClipOptions;
  readonly loss: number;
  readonly clip_coef: number;
}
