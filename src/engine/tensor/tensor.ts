/**
 * A float32 tensor in the arena, row-major as in PyTorch. `data` is a view on it: outside the engine tensors are read by
 * name, as copies.
 */
export interface Tensor {
  /** PyTorch's name ("linear1.weight") or ours ("h3"). */
  readonly name: string;
  readonly shape: readonly number[];
  /** The product of the shape. */
  readonly length: number;
  /** First element, counted in float32 elements from the arena's start. */
  readonly offset: number;
  readonly data: Float32Array;
}

/** A trained tensor and the gradient of the loss with respect to it, of equal layout. */
export interface Parameter {
  readonly name: string;
  readonly value: Tensor;
  readonly gradient: Tensor;
}
