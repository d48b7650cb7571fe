import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** A loss over the whole batch, forward beside backward. Prediction and target are (…, out_features), of equal shape. */
export interface Loss {
  /** Its module in PyTorch ("nn.MSELoss"). */
  readonly module: string;
  /** The loss, float32. */
  forward(kernels: Kernels, prediction: Tensor, target: Tensor): number;
  /** gradient = ∂L/∂prediction. */
  backward(kernels: Kernels, gradient: Tensor, prediction: Tensor, target: Tensor): void;
}
