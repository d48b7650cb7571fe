/**
 * What a training step computes, as far as it can make an Inf or a NaN:
 * - batch: the batch itself, before anything is computed of it;
 * - forward_product: x Wᵀ + b; normalization; activation;
 * - cell: the elementwise part of an LSTM or a GRU (an Elman cell's is a sum and an activation);
 * - sum: a residual connection, or what meets in one place of a recurrent network, forward or backward;
 * - loss: the loss and its derivative by the prediction;
 * - backward_product: δ W, or δᵀ x and Σ δ; backward_activation, backward_normalization, backward_cell: their derivatives;
 * - norm_square: the sum of squares under the float32 norm that clips, while every gradient is finite;
 * - clip: Inf·0, where an infinite norm has made the coefficient 0;
 * - optimizer_square: the second moment of Adam, RMSprop or Adagrad;
 * - update: the parameter's step, with the optimizer's other state.
 */
export type Operation =
  | "batch"
  | "forward_product"
  | "normalization"
  | "activation"
  | "cell"
  | "sum"
  | "loss"
  | "backward_product"
  | "backward_activation"
  | "backward_normalization"
  | "backward_cell"
  | "norm_square"
  | "clip"
  | "optimizer_square"
  | "update";

/** What an operation worked on, as it was before the operation. */
export interface Operand {
  /** As in `Origin.tensor`; "clip_coef" is the coefficient of clipping. */
  readonly name: string;
  /** The largest |x| among the finite x; 0 where there is none. */
  readonly magnitude: number;
  /** Whether an Inf or a NaN was among the x. */
  readonly nonfinite: boolean;
}

/** The operation that made the first Inf, or the first NaN, of a run. */
export interface Origin {
  readonly step: number;
  /**
   * What it wrote it into: a name of Network.readTensor ("h3", "linear3.weight.grad"), of the optimizer's state
   * ("linear3.weight.exp_avg_sq"), or of a value inside the network ("z3", "n3", "a3": before and after normalization,
   * behind the activation; "gates7", "recurrent7": W_ih x + b_ih and W_hh h + b_hh of time step 7; each with ".grad"),
   * "loss", "total_norm".
   */
  readonly tensor: string;
  /** The layer of a perceptron (the last Linear is depth + 1) or the time step; null where it belongs to none. */
  readonly layer: number | null;
  readonly operation: Operation;
  /** Whether NaN was among what it wrote. */
  readonly nan: boolean;
  readonly operands: readonly Operand[];
}

/**
 * The first of each in the order of execution: batch, forward, loss, backward, clipping, update. A NaN from finite
 * operands (Inf − Inf inside a product) has an Inf nowhere before it.
 */
export interface Origins {
  readonly inf: Origin | null;
  readonly nan: Origin | null;
}

export const noOrigins: Origins = { inf: null, nan: null };
