import type { SignalPart } from "../network.ts";
import { type Arena, elementCount } from "../tensor/arena.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** A state over time, s_0 … s_T, and ∂L/∂ of each: two contiguous tensors. s_0 stays what it is at the start, 0. */
export interface States {
  /** (T + 1, …shape) */
  readonly values: Tensor;
  /** (T + 1, …shape) */
  readonly gradients: Tensor;
  /** s_1 … s_T, (T, …shape): what the layer above reads. */
  readonly outputs: SignalPart;
  /** s_1 … s_T, one by one; views, named "h1" … "hT" behind their suffix. */
  readonly steps: readonly SignalPart[];
  /** Elements of one state; state t begins t·stride behind the tensor's offset. */
  readonly stride: number;
}

interface StatesOptions {
  /** "h" or "c". */
  readonly letter: string;
  /** What the names end in: "_l1" in a stacked network. */
  readonly suffix: string;
  readonly seq_len: number;
  /** Of one state: (batch, hidden_size). */
  readonly shape: readonly number[];
}

export function planStates(arena: Arena, { letter, suffix, seq_len, shape }: StatesOptions): States {
  const name = `${letter}s${suffix}`;
  const stride = elementCount(shape);
  const values = arena.reserve(name, [seq_len + 1, ...shape]);
  const gradients = arena.reserve(`${name}.grad`, [seq_len + 1, ...shape]);
  const part = (partName: string, partShape: readonly number[], t: number): SignalPart => ({
    value: arena.view(values, partName, partShape, t * stride),
    gradient: arena.view(gradients, `${partName}.grad`, partShape, t * stride),
  });
  return {
    values,
    gradients,
    outputs: part(`${name}.outputs`, [seq_len, ...shape], 1),
    steps: Array.from({ length: seq_len }, (_, k) => part(`${letter}${k + 1}${suffix}`, shape, k + 1)),
    stride,
  };
}
