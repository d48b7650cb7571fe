import { quantities, type RowLayout } from "../engine/quantities.ts";
import type { Comparison, Experiment, TimelineEntry } from "../experiment/schema.ts";
import type { History } from "./history.ts";

/** What a lane has recorded, with all that it takes to record it again. */
export interface LaneData {
  /** "A", "B", … */
  readonly letter: string;
  readonly experiment: Experiment;
  readonly timeline: readonly TimelineEntry[];
  readonly history: History;
}

/** The runs of a comparison as they are saved. */
export interface RunData {
  readonly seed: number | null;
  readonly version: string;
  /** Leads to the exact state. */
  readonly link: string;
  readonly comparison: Comparison;
  readonly lanes: readonly LaneData[];
}

/** The names of the numbers of a recorded row: "loss", "grad_norm_f64[linear1.weight]". */
export function numberNames({ columns, axes }: RowLayout): readonly string[] {
  return columns.flatMap(({ quantity, length }) => {
    const axis = quantities[quantity];
    if (axis === "step") return [quantity];
    return axes[axis].slice(0, length).map((name) => `${quantity}[${name}]`);
  });
}

/** The first and the last step of a bin. */
export function stepsOf({ stride, steps }: History, bin: number): { readonly first: number; readonly last: number } {
  return { first: bin * stride, last: Math.min(steps, (bin + 1) * stride) - 1 };
}
