import type { StoreApi } from "zustand/vanilla";
import type { BriefSummary } from "../diagnosis/runSummary.ts";
import type { MapPlan } from "../experiment/mapPlan.ts";

/** A cell: one summary a seed; `problem` where its experiment cannot be (it is drawn as a hatched cell, never as 0). */
export interface MapCell {
  readonly runs: readonly BriefSummary[];
  readonly problem: boolean;
}

export interface MapState {
  readonly plan: MapPlan;
  /** By number; undefined until it was trained. The same array all along: `version` rises with each cell. */
  readonly cells: readonly (MapCell | undefined)[];
  readonly version: number;
  readonly done: number;
  readonly total: number;
  readonly state: "ready" | "running" | "paused" | "stopped" | "finished";
  /** Milliseconds that it has been running. */
  readonly elapsedMs: number;
  /** The name of the file that it was loaded from; null: trained here. */
  readonly file: string | null;
}

export interface MapSweep {
  readonly store: StoreApi<MapState>;
  /** Begins anew with a plan (state "running"). */
  start(plan: MapPlan): void;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Shows results that were read from a file instead. */
  show(plan: MapPlan, cells: readonly (MapCell | undefined)[], file: string): void;
  dispose(): void;
}
