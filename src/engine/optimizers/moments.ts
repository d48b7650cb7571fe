import type { Tensor } from "../tensor/tensor.ts";
import { integerPower } from "./integerPower.ts";
import type { MomentOptions } from "./optimizer.ts";

const f = Math.fround;
const BETA1 = 0;
const ONE_MINUS_BETA1 = 1;
const BETA2 = 2;
const ONE_MINUS_BETA2 = 3;
const ROOT_CORRECTION2 = 4;
const EPS = 5;
const MINUS_STEP_SIZE = 6;
/** λ of Adam: g + λθ in place of g. */
const DECAY = 7;
/** 1 − lr·λ of AdamW: the weights shrink before the step. */
const SHRINK = 8;

/** What Adam and AdamW have in common: the running moments of the gradient, and the step that they make. */
export function momentNames({ amsgrad }: MomentOptions): readonly string[] {
  return amsgrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"];
}

export function momentCoefficients(
  { betas: [beta1, beta2], eps }: MomentOptions,
  step: number,
  lr: number,
  decay: number,
  shrink: number,
  into: Float32Array,
): void {
  into[BETA1] = beta1;
  into[ONE_MINUS_BETA1] = 1 - beta1;
  into[BETA2] = beta2;
  into[ONE_MINUS_BETA2] = 1 - beta2;
  into[ROOT_CORRECTION2] = Math.sqrt(1 - integerPower(beta2, step + 1));
  into[EPS] = eps;
  into[MINUS_STEP_SIZE] = -(lr / (1 - integerPower(beta1, step + 1)));
  into[DECAY] = decay;
  into[SHRINK] = shrink;
}

/**
 * m ← β₁m + (1 − β₁)g;  v ← β₂v + ((1 − β₂)g)g;  θ ← θ + (−step_size·m)/(√v/√(1 − β₂ᵗ) + eps).
 * v overflows where |g| > 5.83e20 (β₂ = 0.999): (1 − β₂)g² passes the largest float32, and that weight stands still.
 */
export function updateMoments(theta: Tensor, g: Tensor, state: readonly Tensor[], c: Float32Array): void {
  const values = theta.data;
  const gradients = g.data;
  const m = (state[0] as Tensor).data;
  const v = (state[1] as Tensor).data;
  const largest = state[2]?.data;
  const beta1 = c[BETA1] as number;
  const oneMinusBeta1 = c[ONE_MINUS_BETA1] as number;
  const beta2 = c[BETA2] as number;
  const oneMinusBeta2 = c[ONE_MINUS_BETA2] as number;
  const rootCorrection2 = c[ROOT_CORRECTION2] as number;
  const eps = c[EPS] as number;
  const minusStepSize = c[MINUS_STEP_SIZE] as number;
  const decay = c[DECAY] as number;
  const shrink = c[SHRINK] as number;
  for (let i = 0; i < values.length; i++) {
    const value = f((values[i] as number) * shrink);
    // Not g + 0·θ: an infinite weight would make a NaN of it.
    const d = decay === 0 ? (gradients[i] as number) : f((gradients[i] as number) + f(decay * value));
    const mean = f(f((m[i] as number) * beta1) + f(d * oneMinusBeta1));
    const square = f(f((v[i] as number) * beta2) + f(f(oneMinusBeta2 * d) * d));
    m[i] = mean;
    v[i] = square;
    let bound = square;
    if (largest !== undefined) {
      bound = Math.max(largest[i] as number, square);
      largest[i] = bound;
    }
    const denominator = f(f(f(Math.sqrt(bound)) / rootCorrection2) + eps);
    values[i] = value + f(f(minusStepSize * mean) / denominator);
  }
}
