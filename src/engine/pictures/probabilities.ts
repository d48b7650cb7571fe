import { exp64 } from "../kernels/math/exp.ts";
import type { LossName } from "../losses/names.ts";

/** What a prediction says of each class: the softmax of logits; other losses have it predict the one-hot target itself. */
export function probabilities(prediction: Float32Array, classes: number, loss: LossName): Float32Array {
  if (loss !== "cross_entropy") return prediction;
  return prediction.map((logit, i) => {
    const row = prediction.subarray(i - (i % classes), i - (i % classes) + classes);
    return 1 / row.reduce((sum, other) => sum + exp64(other - logit), 0);
  });
}
