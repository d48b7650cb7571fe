import type { LaneStatus } from "../diagnosis/laneStatus.ts";
import type { LaneReadouts } from "../diagnosis/readouts.ts";
import type { FirstNonfinite } from "../engine/quantities.ts";
import type { AddressNotice } from "../experiment/address/state.ts";
import type { Comparison, Experiment } from "../experiment/schema.ts";
import type { LaneRun } from "./laneRun.ts";

export type Speed = 1 | 4 | 16 | "max";
export type HeroQuantity = "signal" | "weight_gradient" | "activation";

/** What React may know of a lane: slow facts. The figures of every step are in `run.history`. */
export interface LaneState {
  /** The settings as they stand now, changes made while it ran included: what the controls show. */
  readonly experiment: Experiment;
  readonly run: LaneRun | null;
  readonly status: LaneStatus;
  readonly firstNonfinite: FirstNonfinite;
  readonly readouts: LaneReadouts;
}

/** A mark on the scrubber. */
export interface Mark {
  readonly kind: "first_clip" | "first_inf" | "bad_batch" | "change";
  readonly step: number;
  /** Lane index; null: all lanes. */
  readonly lane: number | null;
}

export interface LabState {
  /** A field that stands in any lane's patch has a row of its own in every lane. */
  readonly comparison: Comparison;
  /** Which scenario the comparison is, unchanged; null once edited. */
  readonly scenario: string | null;
  readonly lanes: readonly LaneState[];
  readonly playing: boolean;
  readonly speed: Speed;
  /** Steps done by the lane that is furthest; the scrubber's end. */
  readonly head: number;
  /** The step shown (from 0), −1 before the first one. Follows the head until the reader scrubs. */
  readonly playhead: number;
  /** Steps on the step axis: 80, 160, 320, … */
  readonly window: number;
  readonly stepsPerSecond: number;
  readonly marks: readonly Mark[];
  /** Linked highlight: hidden layer from 1 and step, null where none; `pinned`: stays when the pointer leaves. */
  readonly hoverLayer: number | null;
  readonly hoverStep: number | null;
  readonly pinned: boolean;
  readonly scale: "shared" | "fit";
  readonly quantity: HeroQuantity;
  readonly notices: readonly AddressNotice[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface LoadOptions {
  readonly scenario: string | null;
  readonly step?: number | null;
  readonly notices?: readonly AddressNotice[];
}

export interface LabActions {
  play(): void;
  pause(): void;
  /** One step forward while paused (trains it if it is not there yet), or back. */
  stepBy(delta: 1 | -1): void;
  seek(step: number): void;
  /**
   * Restart from step 0 with the settings that the controls show: what was changed while a lane ran holds from the
   * start. `newSeed` draws another seed.
   */
  reset(newSeed?: boolean): void;
  setSpeed(speed: Speed): void;
  /**
   * Change one field, "optimizer.lr" for example; `lane`: only in that lane (it then differs), null: in the base.
   * A live field of a run that has begun goes into the timeline; any other restarts all lanes.
   */
  edit(path: string, value: unknown, lane: number | null): void;
  /** Give each lane its own row of a field, or one row for all again (the first lane's value). */
  split(path: string): void;
  join(path: string): void;
  /** Does nothing for an id that there is not. */
  loadScenario(id: string): void;
  /**
   * Another comparison, from an address for instance. With `step` it trains there as fast as it can and pauses;
   * without, it keeps play or pause.
   */
  load(comparison: Comparison, options: LoadOptions): void;
  undo(): void;
  redo(): void;
  hover(layer: number | null, step: number | null): void;
  pin(pinned: boolean): void;
  setScale(scale: "shared" | "fit"): void;
  setQuantity(quantity: HeroQuantity): void;
  dismissNotices(): void;
  /** A page that nobody sees does not train; when it is seen again it goes on. */
  setHidden(hidden: boolean): void;
}
