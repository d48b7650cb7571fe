import type { ActivationName } from "./activations/index.ts";
import type { Kernels, KernelsBackend } from "./kernels/kernels.ts";
import type { InitSpec } from "./layers/applyInit.ts";
import { planMlp } from "./layers/mlp.ts";
import type { NormName } from "./layers/norms.ts";
import type { LossName } from "./losses/index.ts";
import type { Generator } from "./rng/generator.ts";
import type { Arena } from "./tensor/arena.ts";
import type { Parameter, Tensor } from "./tensor/tensor.ts";

/** A multilayer perceptron: `depth` hidden layers Linear → norm → activation, then a Linear to out_features. */
export interface MlpSpec {
  readonly kind: "mlp";
  readonly in_features: number;
  readonly hidden_features: number;
  readonly out_features: number;
  readonly depth: number;
  readonly activation: ActivationName;
  readonly negative_slope: number;
  readonly bias: boolean;
  readonly norm: "none" | NormName;
  /** Hidden layers 2..depth become h + residual_scale·act(norm(Linear(h))). */
  readonly residual: boolean;
  readonly residual_scale: number;
}

/** What of an experiment a network is made of; an Experiment is one. */
export interface NetworkSpec<Model = MlpSpec> {
  readonly model: Model;
  readonly init: InitSpec;
  readonly loss: LossName;
  readonly data: { readonly batch_size: number };
}

/** Values that depend on the batch: the output of a hidden layer or the prediction. */
export interface Signal {
  /** "h1" … "hL", "prediction". */
  readonly name: string;
  /** (batch, features) */
  readonly value: Tensor;
  /** ∂L/∂value. */
  readonly gradient: Tensor;
}

/** Parameters that clip together where clipping is per layer. */
export interface ParameterGroup {
  /** "linear1", "norm1", … */
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/** The tensors of a network, reserved in the arena. */
export interface NetworkTensors {
  /** In PyTorch's order: linear1.weight, linear1.bias, norm1.weight, norm1.bias, linear2.weight, … */
  readonly parameters: readonly Parameter[];
  /** The same, by module, in forward order. */
  readonly layers: readonly ParameterGroup[];
  /** h_l after activation and residual, then the prediction. */
  readonly hidden: readonly Signal[];
  /** (batch, in_features) */
  readonly input: Tensor;
  /** (batch, out_features) */
  readonly target: Tensor;
}

/** A network before the memory exists: bind it once the arena is allocated and the kernels are made. */
export interface NetworkPlan extends NetworkTensors {
  bind(kernels: Kernels): Network;
}

export interface Network extends NetworkTensors {
  readonly kernels: Kernels;
  /** Draws the parameters as PyTorch does behind torch.manual_seed: defaults in forward order, then the init scheme, then the output layer once more. */
  initialize(generator: Generator): void;
  /** The loss for `input` and `target`, float32. */
  forward(): number;
  /** ∂L/∂ of every parameter and hidden signal; overwrites what was there. Needs `forward` first. */
  backward(): void;
  /**
   * A copy in PyTorch's row-major order: a parameter ("linear1.weight"), a signal ("h3", "prediction"), "input",
   * "target", or the gradient of a parameter or signal ("linear1.weight.grad", "h3.grad"). Throws
   * EngineError("unknown_tensor").
   */
  readTensor(name: string): Float32Array;
  /** The reverse of readTensor. Throws EngineError("unknown_tensor" | "tensor_length"). */
  writeTensor(name: string, values: ArrayLike<number>): void;
}

/**
 * Reserves the tensors of a network. What else belongs to the run (an optimizer's state) is reserved behind it, then
 *
 *     const memory = arena.allocate(backend.createMemory);
 *     const network = plan.bind(backend.createKernels(memory));
 *
 * Throws EngineError("batch_norm_batch") where PyTorch refuses to train.
 */
export function planNetwork(arena: Arena, spec: NetworkSpec, backend: KernelsBackend): NetworkPlan {
  return planMlp(arena, spec, backend);
}
