import type { Axis, Quantity, RowLayout } from "../engine/quantities.ts";
import { quantities } from "../engine/quantities.ts";
import type { Run } from "../experiment/run.ts";
import type { Experiment } from "../experiment/schema.ts";
import { jsonLine, jsonMarks, jsonNumber } from "./jsonLine.ts";
import type { FileLane } from "./readRuns.ts";

/** The figures of a step, in the order in which they are printed; recurrent networks have another (printedColumnsOf). */
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

/** What is printed of an experiment's steps: of a recurrent network also ‖∂L/∂h_t‖, as PyTorch's norm gives it. */
export function printedColumnsOf({ model }: Experiment): readonly Quantity[] {
  return model.kind === "mlp" ? printedColumns : [...printedColumns, "hidden_grad_norm"];
}

const laneOf = ({ letter }: FileLane) => (letter === null ? {} : { lane: letter });

export function startLine(lane: FileLane, layout: RowLayout): string {
  const { experiment, timeline } = lane;
  const changes = timeline.length > 0 ? { timeline } : {};
  return jsonLine({ type: "start", ...laneOf(lane), experiment, ...changes, parameters: layout.axes.parameter });
}

export function stepLine(lane: FileLane, layout: RowLayout, step: number, row: Float64Array): string {
  const figures: Record<string, unknown> = { type: "step", ...laneOf(lane), step };
  for (const { quantity, offset, length } of layout.columns) {
    const numbers = Array.from(row.subarray(offset, offset + length), jsonNumber);
    figures[quantity] = asPrinted(quantities[quantity], layout, numbers);
  }
  return jsonLine(figures);
}

/** One number; one a parameter, by name; one a time step, in order: the prediction, which comes last, is not one. */
function asPrinted(axis: Axis, { axes }: RowLayout, numbers: readonly (number | string)[]): unknown {
  if (axis === "step") return numbers[0];
  if (axis === "hidden") return numbers.slice(0, -1);
  return Object.fromEntries(axes[axis].map((name, k) => [name, numbers[k]]));
}

export function endLine(
  lane: FileLane,
  run: Pick<Run, "step" | "firstNonfinite" | "origins">,
  seconds: number,
): string {
  const { step: steps, firstNonfinite, origins } = run;
  return jsonLine({
    type: "end",
    ...laneOf(lane),
    steps,
    first_nonfinite: jsonMarks(firstNonfinite),
    origins,
    seconds,
  });
}
