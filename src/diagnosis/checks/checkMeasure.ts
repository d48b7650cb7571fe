import type { Measure, MeasureCode } from "../../experiment/scenarios/check.ts";
import type { LaneRecord } from "./laneRecord.ts";

/** The first and the last of a stretch of steps. */
export type Stretch = readonly [from: number, to: number];

/**
 * A check's number. "none": there is no such step; "waiting": the run has not come so far; "lost": the run is so long that
 * its history no longer has each step for itself.
 */
export type Reading = number | "none" | "waiting" | "lost";

/** How a check's number is made of what lanes recorded. */
export interface CheckMeasure<C extends MeasureCode> {
  /** The steps that it reads, where they are not all of `span`. */
  readonly reads?: (measure: Measure<C>, span: Stretch) => readonly Stretch[];
  /**
   * Called when every step that it reads is there. `span`: the step that is asked about, twice, or all steps of the run;
   * `other`: the lane to compare with, of a check over two.
   */
  read(lane: LaneRecord, measure: Measure<C>, span: Stretch, other: LaneRecord): Reading;
}

/** What `read` gives for each step of a stretch. */
export function each([from, to]: Stretch, read: (step: number) => number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => read(from + k));
}
