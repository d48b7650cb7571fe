import type { Flow, LayerPlan } from "./layer.ts";
import { planSequence } from "./sequence.ts";

/** y = x + scale·a, a the output of the inner layers (He et al. 2016). ∂L/∂a = scale·∂L/∂y; ∂L/∂x gets ∂L/∂y besides. */
export function planResidual(inner: readonly LayerPlan[], x: Flow, a: Flow, y: Flow, scale: number): LayerPlan {
  const sequence = planSequence(inner);
  return {
    bind: (kernels) => {
      const branch = sequence.bind(kernels);
      return {
        forward() {
          branch.forward();
          kernels.addScaled(y.value.offset, x.value.offset, a.value.offset, scale, y.value.length);
        },
        backward() {
          kernels.scale(a.gradient.offset, y.gradient.offset, scale, y.value.length);
          branch.backward();
          kernels.addScaled(x.gradient.offset, x.gradient.offset, y.gradient.offset, 1, y.value.length);
        },
      };
    },
  };
}
