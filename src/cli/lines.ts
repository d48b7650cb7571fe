import type { FirstNonfinite, Quantity, RowLayout } from "../engine/quantities.ts";
import { quantities } from "../engine/quantities.ts";
import type { FileLane } from "./readRuns.ts";

/** What a run prints: newline-delimited JSON, a non-finite number as the string "NaN", "Infinity" or "-Infinity". */

/** The figures of a step, in the order in which they are printed. */
export const printedColumns = [
  "loss",
  "total_norm",
  "total_norm_f64",
  "clip_coef",
  "clipped_norm",
  "grad_norm",
  "update_norm",
  "weight_norm",
] as const satisfies readonly Quantity[];

const laneOf = ({ letter }: FileLane) => (letter === null ? {} : { lane: letter });
const jsonNumber = (value: number) => (Number.isFinite(value) ? value : String(value));
const line = (object: object) => `${JSON.stringify(object)}\n`;

export function startLine(lane: FileLane, layout: RowLayout): string {
  const { experiment, timeline } = lane;
  const changes = timeline.length > 0 ? { timeline } : {};
  return line({ type: "start", ...laneOf(lane), experiment, ...changes, parameters: layout.axes.parameter });
}

export function stepLine(lane: FileLane, layout: RowLayout, step: number, row: Float64Array): string {
  const figures: Record<string, unknown> = { type: "step", ...laneOf(lane), step };
  for (const { quantity, offset, length } of layout.columns) {
    const axis = quantities[quantity];
    figures[quantity] =
      axis === "step" ? jsonNumber(row[offset] ?? Number.NaN) : byName(layout.axes[axis], row, offset, length);
  }
  return line(figures);
}

function byName(names: readonly string[], row: Float64Array, offset: number, length: number): object {
  const figures: Record<string, number | string> = {};
  for (let k = 0; k < length; k++) figures[names[k] ?? k] = jsonNumber(row[offset + k] ?? Number.NaN);
  return figures;
}

export function endLine(lane: FileLane, steps: number, nonfinite: FirstNonfinite, seconds: number): string {
  const marks = Object.entries(nonfinite).map(([kind, mark]) => [
    kind,
    mark && { step: mark.step, tensor: mark.tensor },
  ]);
  return line({ type: "end", ...laneOf(lane), steps, first_nonfinite: Object.fromEntries(marks), seconds });
}
