import type { Quantity } from "../engine/quantities.ts";

/** What the Lab's charts, readouts and diagnosis read, and so what its runs record. */
export const labColumns: readonly Quantity[] = [
  "loss",
  "total_norm",
  "total_norm_f64",
  "clip_coef",
  "clipped_norm",
  "grad_norm_f64",
  "update_norm_f64",
  "weight_norm_f64",
  "hidden_grad_norm_f64",
  "activation_rms",
  "memory_grad_norm_f64",
  "dead_share",
  "saturated_share",
  "clip_cosine",
  "weight_hh_sigma_max",
  "weight_hh_spectral_radius",
];
