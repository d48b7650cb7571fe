import type { Activation } from "../activations/activation.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Flow, LayerPlan } from "./layer.ts";

/** y = φ(x). ∂L/∂x = ∂L/∂y·φ′(x) goes to `dx`, which may be the gradient of y. */
export function planNonlinearity(
  activation: Activation,
  negative_slope: number,
  x: Tensor,
  dx: Tensor,
  y: Flow,
): LayerPlan {
  return {
    bind: (kernels) => ({
      forward() {
        kernels.activationForward(activation, y.value.offset, x.offset, x.length, negative_slope);
      },
      backward() {
        kernels.activationBackward(
          activation,
          dx.offset,
          y.gradient.offset,
          x.offset,
          y.value.offset,
          x.length,
          negative_slope,
        );
      },
    }),
  };
}
