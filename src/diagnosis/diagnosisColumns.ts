import type { Quantity } from "../engine/quantities.ts";

/** What a run records so that all of the diagnosis can be made of it. */
export const diagnosisColumns: readonly Quantity[] = [
  "loss",
  "total_norm",
  "total_norm_f64",
  "clipped_norm",
  "grad_norm_f64",
  "update_norm_f64",
  "weight_norm_f64",
  "hidden_grad_norm_f64",
  "memory_grad_norm_f64",
  "activation_rms",
];
