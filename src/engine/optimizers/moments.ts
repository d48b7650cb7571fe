import { type Kernels, MomentCoefficient, NO_TENSOR } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { integerPower } from "./integerPower.ts";
import type { MomentOptions } from "./optimizer.ts";

/** What Adam and AdamW have in common: the running moments of the gradient, and the step that they make. */
export function momentNames({ amsgrad }: MomentOptions): readonly string[] {
  return amsgrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"];
}

/**
 * `decay`: λ of Adam, which has g + λθ in place of g. `shrink`: 1 − lr·λ of AdamW, whose weights shrink before the step.
 */
export function momentCoefficients(
  { betas: [beta1, beta2], eps }: MomentOptions,
  step: number,
  lr: number,
  decay: number,
  shrink: number,
  into: Float32Array,
): void {
  into[MomentCoefficient.beta1] = beta1;
  into[MomentCoefficient.oneMinusBeta1] = 1 - beta1;
  into[MomentCoefficient.beta2] = beta2;
  into[MomentCoefficient.oneMinusBeta2] = 1 - beta2;
  into[MomentCoefficient.rootCorrection2] = Math.sqrt(1 - integerPower(beta2, step + 1));
  into[MomentCoefficient.eps] = eps;
  into[MomentCoefficient.minusStepSize] = -(lr / (1 - integerPower(beta1, step + 1)));
  into[MomentCoefficient.weight_decay] = decay;
  into[MomentCoefficient.shrink] = shrink;
}

/**
 * The step of both. v overflows where |g| > 5.83e20 (β₂ = 0.999): (1 − β₂)g² passes the largest float32, and that weight
 * stands still.
 */
export function updateMoments(
  kernels: Kernels,
  _options: MomentOptions,
  theta: Tensor,
  g: Tensor,
  state: readonly Tensor[],
  c: number,
): void {
  const [m, v, largest] = state as readonly [Tensor, Tensor, Tensor?];
  kernels.momentStep(theta.offset, g.offset, m.offset, v.offset, largest?.offset ?? NO_TENSOR, theta.length, c);
}
