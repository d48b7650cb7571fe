import type { Clip, ClipOptionsOf, Gradients } from "./clip.ts";
import { clipCoefficient } from "./clipCoefficient.ts";

/** g ← g·min(1, τ/(‖g‖ + 1e-6)) with the norm over all parameters, 2 or inf (Pascanu, Mikolov & Bengio 2013). */
export const norm: Clip<ClipOptionsOf<"norm">> = {
  torchName: "clip_grad_norm_",
  apply(gradients, { max_norm, norm_type }) {
    const total = norm_type === "inf" ? largestElement(gradients) : gradients.norms.total();
    const coefficient = clipCoefficient(max_norm, total);
    gradients.norms.scale(coefficient);
    return coefficient;
  },
};

/** max |g| over all parameters; NaN where a gradient has one. */
function largestElement({ kernels, layers }: Gradients): number {
  let largest = 0;
  for (const { parameters } of layers) {
    for (const { gradient } of parameters) {
      largest = Math.max(largest, kernels.maxAbs(gradient.offset, gradient.length));
    }
  }
  return largest;
}
