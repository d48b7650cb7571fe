import type { Kernels } from "../kernels/kernels.ts";
import type { Generator } from "../rng/generator.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";

/** A value on its way through the network, and the gradient of the loss on its way back. */
export interface Flow {
  readonly value: Tensor;
  readonly gradient: Tensor;
}

/** A part of a network. Neither direction allocates. */
interface Layer {
  forward(): void;
  /** Needs the values of the last `forward`; overwrites the gradient of its input. */
  backward(): void;
}

/** A layer whose tensors are reserved, before the memory exists. */
export interface LayerPlan {
  bind(kernels: Kernels): Layer;
}

/** A layer with parameters: PyTorch's modules. */
export interface Module extends LayerPlan {
  /** "linear1", "norm1" */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What PyTorch's constructor does: the parameters' defaults, drawn where they are random. Needs the memory. */
  initialize(generator: Generator): void;
}

/** Reserves a parameter and its gradient. */
export function reserveParameter(arena: Arena, name: string, shape: readonly number[]): Parameter {
  return {
    name,
    value: arena.reserve(name, shape),
    gradient: arena.reserve(`${name}.grad`, shape),
  };
}
