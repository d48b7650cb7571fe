import type { LayerPlan } from "./layer.ts";

/** The layers one after the other, and backward the last one first. */
export function planSequence(plans: readonly LayerPlan[]): LayerPlan {
  return {
    bind: (kernels) => {
      const layers = plans.map((plan) => plan.bind(kernels));
      const reversed = [...layers].reverse();
      return {
        forward() {
          for (const layer of layers) layer.forward();
        },
        backward() {
          for (const layer of reversed) layer.backward();
        },
      };
    },
  };
}
