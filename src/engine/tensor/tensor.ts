/**
 * A float32 tensor in the arena. `data` is its storage, in whatever layout the kernels keep it: elementwise work
 * (optimizers, clipping, hashing of nothing but counts) may use it, everything that depends on the order of the
 * elements reads through `readTensor(name)` of the network, which gives PyTorch's order.
 */
export interface Tensor {
  /** PyTorch's name ("linear1.weight") or ours ("h3"). */
  readonly name: string;
  readonly shape: readonly number[];
  /** Elements of storage; at least the product of the shape. */
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
