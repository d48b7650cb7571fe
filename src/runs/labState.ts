import type { LaneStatus } from "../diagnosis/laneStatus.ts";
import type { LaneReadouts } from "../diagnosis/readouts.ts";
import type { Origins } from "../engine/provenance/origin.ts";
import type { FirstNonfinite } from "../engine/quantities.ts";
import type { MeanField, NoMeanField } from "../engine/theory/meanFieldOf.ts";
import type { AddressNotice } from "../experiment/address/state.ts";
import type { Comparison, Experiment, Patch } from "../experiment/schema.ts";
import type { Question } from "../protocol/messages.ts";
import type { Steps } from "../text/figures.ts";
import type { Answered, LaneRun } from "./laneRun.ts";

export type Speed = 1 | 4 | 16 | "max";
export type HeroQuantity = "signal" | "weight_gradient" | "activation";

/** Lanes that the Lab shows at most. */
export const LAB_LANES = 4;

/** What can be opened below the lanes: the story of a failure, one layer, clipping, one step, W_hh, the prediction, the checks. */
export const dockTabs = ["story", "layer", "clipping", "step", "recurrent", "picture", "checks"] as const;
export type DockTab = (typeof dockTabs)[number];

/** A future that was left when its lane was forked: it is the same seed and can be trained again. */
export interface Branch {
  readonly lane: number;
  /** Where the lane parted from it, and the steps that it had done. */
  readonly step: number;
  readonly until: number;
  /** The code of the remedy in which the two futures differ, and whether this one has it. */
  readonly remedy: string;
  readonly mended: boolean;
  readonly comparison: Comparison;
  readonly scenario: string | null;
}

/** What React may know of a lane: slow facts. The figures of every step are in `run.history`. */
export interface LaneState {
  /** The settings as they stand now, changes made while it ran included: what the controls show. */
  readonly experiment: Experiment;
  readonly run: LaneRun | null;
  readonly status: LaneStatus;
  readonly firstNonfinite: FirstNonfinite;
  readonly origins: Origins;
  readonly meanField: MeanField | NoMeanField | null;
  readonly readouts: LaneReadouts;
}

/** A mark on the scrubber. */
export interface Mark {
  readonly kind: "first_clip" | "first_inf" | "bad_batch" | "change" | "fork";
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
  /** The steps that the figures shown are of: the playhead's, or all of its bin where its own are not there. */
  readonly shown: Steps;
  /** A lane trains the playhead's step again, for its own figures. */
  readonly recalling: boolean;
  /** Steps on the step axis: 80, 160, 320, … */
  readonly window: number;
  readonly stepsPerSecond: number;
  readonly marks: readonly Mark[];
  /** Linked highlight: hidden layer from 1 and step, null where none; `pinned`: stays when the pointer leaves. */
  readonly hoverLayer: number | null;
  readonly hoverStep: number | null;
  readonly pinned: boolean;
  /** The layer (or time step) from 1 that the inspector shows: the last one that was pinned or walked to. */
  readonly inspected: number;
  /** What is open below the lanes; null: nothing. */
  readonly dock: DockTab | null;
  readonly branches: readonly Branch[];
  readonly scale: "shared" | "fit";
  readonly quantity: HeroQuantity;
  readonly notices: readonly AddressNotice[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface LoadOptions {
  readonly scenario: string | null;
  readonly step?: number | null;
  /** Whether it plays from its start; without, it keeps play or pause. A step wins over it. */
  readonly playing?: boolean;
  readonly notices?: readonly AddressNotice[];
}

export interface LabActions {
  play(): void;
  pause(): void;
  /** One step forward while paused (trains it if it is not there yet), or back. */
  stepBy(delta: 1 | -1): void;
  seek(step: number): void;
  /** Trains as fast as it can until that step is done, and pauses there; one that is done already is shown. */
  trainTo(step: number): void;
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
  /** Another comparison, from a file for instance, trained from step 0 on; undo brings the one before back. */
  open(comparison: Comparison): void;
  undo(): void;
  redo(): void;
  hover(layer: number | null, step: number | null): void;
  pin(pinned: boolean): void;
  inspect(layer: number): void;
  openDock(tab: DockTab | null): void;
  /** A copy of the last lane, to differ in what is changed next; nothing with LAB_LANES lanes. All lanes restart. */
  addLane(): void;
  /** Nothing where it is the only one. */
  removeLane(lane: number): void;
  /**
   * A lane goes back to where `step` steps are done (or to the edge of the bin before it), takes the patch and plays on
   * from there; with step 0 it is a patch of its settings, and all lanes restart. What it was becomes a branch. Undone
   * by `undo`. Does nothing where the lane cannot take the patch.
   */
  fork(lane: number, step: number, patch: Patch, remedy: string): void;
  /** Trains the branch again, as fast as it can, to where it was left; what is shown now becomes a branch in its place. */
  toBranch(branch: Branch): void;
  setScale(scale: "shared" | "fit"): void;
  setQuantity(quantity: HeroQuantity): void;
  dismissNotices(): void;
  /** A page that nobody sees does not train; when it is seen again it goes on. */
  setHidden(hidden: boolean): void;
}

/** Asks a lane's network at the step that it shows; while it plays, wherever it stands. null where it has none to ask. */
export type AskLane = (lane: number, question: Question) => Promise<Answered | null>;
