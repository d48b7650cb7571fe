import type { EnsembleGap } from "./ensemble.ts";
import type { BatchNormGap } from "./normFactors.ts";

/** Why mean-field theory says nothing of a network. */
export type TheoryGap =
  /** The same weights act at every time step; what is known then is the line 1/γ (recurrent.ts). */
  | "recurrent"
  | EnsembleGap
  /** Samples of a small batch, or inputs along few directions, are far from uncorrelated behind BatchNorm. */
  | BatchNormGap
  /** A skip past a normalization. */
  | "normalized_branch"
  /** A skip past an activation that is neither odd nor homogeneous. */
  | "mean_drives_skip";
