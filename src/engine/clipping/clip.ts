import type { Kernels } from "../kernels/kernels.ts";
import type { ParameterGroup } from "../network.ts";
import type { GradientNorms } from "./gradientNorms.ts";

/** A way to bound the gradients between the backward pass and the optimizer's step. */
export interface Clip<Options extends ClipOptions = ClipOptions> {
  /** Its function in torch.nn.utils; null: none. */
  readonly torchName: string | null;
  /** Changes the gradients in place and returns the coefficient of clip_grad_norm_, or 1. Allocates nothing. */
  apply(gradients: Gradients, options: Options): number;
}

/** What there is to clip. */
export interface Gradients {
  readonly kernels: Kernels;
  readonly layers: readonly ParameterGroup[];
  /** ‖∂L/∂θ‖₂ of every parameter, before clipping. */
  readonly norms: GradientNorms;
}

/** What the engine reads of an experiment's clipping. */
export type ClipOptions =
  | { readonly mode: "none" }
  | { readonly mode: "norm"; readonly max_norm: number; readonly norm_type: 2 | "inf" }
  | { readonly mode: "value"; readonly clip_value: number }
  | { readonly mode: "per_layer"; readonly max_norm: number };
export type ClipOptionsOf<Mode extends ClipOptions["mode"]> = Extract<ClipOptions, { readonly mode: Mode }>;
