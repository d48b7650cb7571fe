/** What can be the matter with a run, in the order in which the criteria are tried (criteria/index.ts). */
export const causes = [
  /** An activation or the loss is not finite at step 0, before any update. */
  "forward_overflow",
  /** The float32 norm overflows while every gradient is finite, and clipping by norm multiplies them by 0. */
  "silent_freeze",
  /** The optimizer's running mean of g² overflows where g is finite, and g/√v is 0. */
  "frozen_by_adam",
  /** The error signal grows from time step to time step on its way back. */
  "exploding_through_time",
  /** The error signal grows from layer to layer on its way back. */
  "exploding_by_depth",
  /** One batch whose targets are far from the usual threw the run. */
  "bad_batch",
  /** One step landed on a wall of the loss surface. */
  "cliff",
  /** It learns. */
  "healthy",
  /** The error signal shrinks to nothing on its way back. */
  "vanishing",
  /** The signal grows a little and the step is a little too large; either alone would do no harm. */
  "mixed",
  /** The step is larger than the curvature allows, and the chain of layers has nothing to do with it. */
  "learning_rate_too_high",
  /** Nothing is wrong with the signal and yet it does not get there. */
  "slow",
] as const;

export type Cause = (typeof causes)[number];
