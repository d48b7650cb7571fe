import { EngineError } from "../error.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** The tensors that may be read and written by name, as copies. */
interface NamedTensors {
  readTensor(name: string): Float32Array;
  writeTensor(name: string, values: ArrayLike<number>): void;
}

export function namedTensors(tensors: readonly Tensor[]): NamedTensors {
  const named = new Map(tensors.map((tensor) => [tensor.name, tensor]));

  function find(name: string): Tensor {
    const tensor = named.get(name);
    if (tensor === undefined) throw new EngineError("unknown_tensor", { name });
    return tensor;
  }

  return {
    readTensor: (name) => find(name).data.slice(),
    writeTensor(name, values) {
      const { data, length } = find(name);
      if (values.length !== length)
        throw new EngineError("tensor_length", { name, expected: length, got: values.length });
      data.set(values);
    },
  };
}
