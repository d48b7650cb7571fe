import type { StoreApi } from "zustand/vanilla";
import type { CardReason } from "../diagnosis/remedies/cardReason.ts";
import type { CardCode } from "../diagnosis/remedies/cards.ts";
import type { Verdict } from "../diagnosis/verdict.ts";
import type { Experiment, Patch } from "../experiment/schema.ts";
import type { LaneRun } from "./laneRun.ts";

/** One card of the grid: what React may know of it. The figures of every step are in `run.history`. */
export interface RemedyCard {
  /** "baseline", "he_init", "he_init+adam" */
  readonly id: string;
  /** None: the baseline. Two: both at once. */
  readonly codes: readonly CardCode[];
  /** What differs from the baseline. */
  readonly patch: Patch;
  readonly experiment: Experiment;
  /** Null until it has had its turn. */
  readonly run: LaneRun | null;
  readonly progress: "waiting" | "training" | "done" | "failed";
  /** Steps done. */
  readonly steps: number;
  /** Null until it is done. */
  readonly result: RemedyResult | null;
}

export interface RemedyResult {
  readonly verdict: Verdict;
  /** Why it does not help, or only halfway; null where it survived. */
  readonly reason: CardReason | null;
  /** Median of the last ten; NaN and Infinity are results. */
  readonly finalLoss: number;
  /** The largest finite norm of the raw gradient. */
  readonly maxGradient: number;
}

export interface RemedyGridState {
  /** Baseline first, then the remedies in their order, pairs last. */
  readonly cards: readonly RemedyCard[];
  readonly playing: boolean;
}

export interface RemedyGrid {
  readonly store: StoreApi<RemedyGridState>;
  /** Steps of every card. */
  readonly steps: number;
  play(): void;
  pause(): void;
  /** All of them from step 0 again. */
  restart(): void;
  /** A card that nobody sees waits. */
  setVisible(id: string, visible: boolean): void;
  /** Pairs to show beside the single ones; what is there already keeps its run. */
  setPairs(pairs: readonly (readonly [CardCode, CardCode])[]): void;
  dispose(): void;
}
