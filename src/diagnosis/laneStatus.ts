import type { FirstNonfinite, NonfiniteKind } from "../engine/quantities.ts";
import type { Experiment } from "../experiment/schema.ts";
import type { Failure } from "../protocol/messages.ts";
import { explosion } from "./explosion.ts";
import { isVanished, type Tally } from "./tally.ts";

/**
 * What a lane is doing, as a code with its figures; the sentence is made of it in the reader's language (LaneStatus in
 * text/).
 */
export type LaneStatus =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** `clipped`: steps whose gradient was shortened so far; null where that is not counted. */
  | { readonly kind: "training"; readonly step: number; readonly clipped: number | null }
  | { readonly kind: "paused"; readonly step: number }
  /** The first value that is Inf or NaN; `tensor` is its name ("h2", "linear5.weight"); `overTime`: h2 is a time step's. */
  | {
      readonly kind: "exploded";
      readonly step: number;
      readonly tensor: string;
      readonly what: NonfiniteKind;
      readonly nan: boolean;
      readonly overTime: boolean;
    }
  /** `ratio`: Γ (signalRatio.ts), ‖∂L/∂h_1‖/‖∂L/∂h_L‖ of an MLP. */
  | { readonly kind: "vanished"; readonly ratio: number; readonly overTime: boolean }
  /** Every update since `step` is 0. */
  | { readonly kind: "frozen"; readonly step: number }
  | { readonly kind: "finished"; readonly steps: number; readonly loss: number }
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly message?: string;
      readonly needed?: number;
      readonly allowed?: number;
    };

/** What is known of a lane at the step that it has reached. */
export interface LaneFacts {
  readonly state: "starting" | "waiting" | "training" | "dead" | "failed";
  readonly failure: Failure | null;
  readonly playing: boolean;
  /** The settings as they stand now, changes made while it ran included. */
  readonly experiment: Experiment;
  readonly firstNonfinite: FirstNonfinite;
  readonly tally: Tally;
  /** The number of steps after which the run is over, and its final loss; null: it goes on until it is stopped. */
  readonly finish: { readonly steps: number; readonly loss: number } | null;
}

/** The first row of the table that holds; what was found comes before what is being done. */
export function laneStatus(facts: LaneFacts): LaneStatus {
  const { state, failure, tally, playing, finish } = facts;
  const overTime = facts.experiment.model.kind !== "mlp";
  if (state === "failed" && failure !== null) return { kind: "failed", ...failure };
  const exploded = explosion(facts.firstNonfinite);
  if (exploded !== null) return { kind: "exploded", ...exploded, overTime };
  if (state === "starting") return { kind: "starting" };
  if (tally.steps === 0) return { kind: "ready" };
  if (tally.frozenSince !== null) return { kind: "frozen", step: tally.frozenSince };
  if (finish !== null && tally.steps >= finish.steps) return { kind: "finished", ...finish };
  if (isVanished(tally)) return { kind: "vanished", ratio: tally.signalRatio, overTime };
  const step = tally.steps - 1;
  if (!playing) return { kind: "paused", step };
  return { kind: "training", step, clipped: facts.experiment.clip.mode === "norm" ? tally.clipped : null };
}
