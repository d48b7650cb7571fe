import type { Quantity } from "../../engine/quantities.ts";

/** What a run records so that every check can be read from it. */
export const checkColumns: readonly Quantity[] = [
  "loss",
  "total_norm",
  "total_norm_f64",
  "clip_coef",
  "clipped_norm",
  "clip_cosine",
  "grad_norm_f64",
  "update_norm_f64",
  "weight_norm_f64",
  "hidden_grad_norm_f64",
  "memory_grad_norm_f64",
];
