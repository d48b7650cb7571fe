import { EngineError } from "../error.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { elementCount } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";

/** The tensors that may be read and written by name, with the order of PyTorch whatever the kernels' layout is. */
export interface NamedTensors {
  readTensor(name: string): Float32Array;
  writeTensor(name: string, values: ArrayLike<number>): void;
}

interface Entry {
  readonly tensor: Tensor;
  /** In weight layout. */
  readonly weight: boolean;
}

/** `weights` are kept in weight layout, with their gradients; `tensors` row-major. */
export function namedTensors(
  kernels: Kernels,
  weights: readonly Parameter[],
  tensors: readonly Tensor[],
): NamedTensors {
  const entries = new Map<string, Entry>();
  for (const tensor of tensors) entries.set(tensor.name, { tensor, weight: false });
  for (const { value, gradient } of weights) {
    for (const tensor of [value, gradient]) entries.set(tensor.name, { tensor, weight: true });
  }

  function find(name: string): Entry {
    const entry = entries.get(name);
    if (entry === undefined) throw new EngineError("unknown_tensor", { name });
    return entry;
  }

  return {
    readTensor(name) {
      const { tensor, weight } = find(name);
      if (!weight) return tensor.data.slice();
      const values = new Float32Array(elementCount(tensor.shape));
      const [fan_out = 0, fan_in = 0] = tensor.shape;
      kernels.readWeight(tensor.offset, fan_in, fan_out, values);
      return values;
    },
    writeTensor(name, values) {
      const { tensor, weight } = find(name);
      const expected = elementCount(tensor.shape);
      if (values.length !== expected) throw new EngineError("tensor_length", { name, expected, got: values.length });
      const [fan_out = 0, fan_in = 0] = tensor.shape;
      if (weight) kernels.writeWeight(tensor.offset, values, fan_in, fan_out);
      else tensor.data.set(values);
    },
  };
}
