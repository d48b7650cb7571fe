import type { Patch } from "../../experiment/schema.ts";
import type { RunFigures } from "../runFigures.ts";

/** A way to mend a run: a code that the reader's language names, and the patch of the experiment. */
export interface Remedy {
  readonly code: RemedyCode;
  readonly patch: Patch;
}

export type RemedyCode =
  | "clip_by_norm"
  | "clip_by_value"
  | "he_init"
  | "xavier_init"
  | "orthogonal_init"
  | "layer_norm"
  | "residual"
  | "relu_he"
  | "lower_lr"
  | "higher_lr"
  | "adam"
  | "lstm_forget_bias";

/** The patch that this remedy is for a run; null where it does not apply to the model. */
export type RemedyPatch = (figures: RunFigures) => Patch | null;
