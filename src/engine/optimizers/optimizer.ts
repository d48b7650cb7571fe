import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * One update rule, in the arithmetic of torch.optim 1.13 on the CPU (the single-tensor path): scalars are computed in
 * double precision and rounded to float32 where a tensor meets them, and every product and every sum of a tensor
 * operation is rounded to float32, in PyTorch's order. That order decides where a second moment overflows. Only the step
 * θ − lr·d of SGD and of RMSprop's momentum is one rounding, for PyTorch fuses it: lr·d may overflow where θ − lr·d does not.
 */
export interface Optimizer<Options extends OptimizerOptions = OptimizerOptions> {
  /** The class in torch.optim. */
  readonly torchName: string;
  /** The state tensors that each parameter has under these options, by the names of PyTorch's state_dict. */
  stateNames(options: Options): readonly string[];
  /** What the state tensors hold before the first step: 0 unless said here. */
  initialState?(options: Options): number;
  /**
   * The scalars of one step in the order that its kernel takes, written into `into` (COEFFICIENTS numbers, rounded to
   * float32 by the array). `step`: steps that this optimizer has done before, from 0; `lr`: after warm-up.
   */
  coefficients(options: Options, step: number, lr: number, into: Float32Array): void;
  /**
   * θ and its state after one step with the gradient g. `state` is in the order of `stateNames`, `c` the offset of the
   * coefficients. Allocates nothing.
   */
  update(kernels: Kernels, options: Options, theta: Tensor, g: Tensor, state: readonly Tensor[], c: number): void;
}

/** What the engine reads of an experiment's optimizer: the arguments of the torch.optim classes. */
interface Common {
  readonly lr: number;
  /** lr at step k is lr·min(1, (k+1)/warmup_steps). */
  readonly warmup_steps: number;
  readonly weight_decay: number;
}
export interface SgdOptions extends Common {
  readonly name: "sgd";
  readonly momentum: number;
  readonly dampening: number;
  readonly nesterov: boolean;
}
export interface MomentOptions extends Common {
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly amsgrad: boolean;
}
export interface AdamOptions extends MomentOptions {
  readonly name: "adam";
}
export interface AdamWOptions extends MomentOptions {
  readonly name: "adamw";
}
export interface RMSpropOptions extends Common {
  readonly name: "rmsprop";
  readonly alpha: number;
  readonly eps: number;
  readonly momentum: number;
  readonly centered: boolean;
}
export interface AdagradOptions extends Common {
  readonly name: "adagrad";
  readonly lr_decay: number;
  readonly initial_accumulator_value: number;
  readonly eps: number;
}
export type OptimizerOptions = SgdOptions | AdamOptions | AdamWOptions | RMSpropOptions | AdagradOptions;
