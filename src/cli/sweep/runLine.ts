import type { Cause } from "../../diagnosis/causes.ts";
import type { FirstNonfinite } from "../../engine/quantities.ts";
import { jsonLine, jsonMarks, jsonNumber } from "../jsonLine.ts";
import type { SweepRun } from "./grid.ts";

/** What a sweep keeps of a run. */
export interface RunSummary {
  readonly growth: number | null;
  readonly theory: number | null;
  readonly firstNonfinite: FirstNonfinite;
  readonly loss: { readonly first: number; readonly final: number };
  readonly total_norm: { readonly first: number; readonly max: number; readonly last: number };
  readonly cause: Cause;
}

/** The line of a run; nothing in it depends on when, where or beside what it was trained. */
export function runLine({ index, lane, over, experiment }: SweepRun, summary: RunSummary): string {
  return jsonLine({
    type: "run",
    index,
    ...(lane !== null && { lane }),
    over: Object.fromEntries(over),
    seed: experiment.seed,
    steps: experiment.steps,
    growth: summary.growth,
    theory: summary.theory,
    first_nonfinite: jsonMarks(summary.firstNonfinite),
    loss: numbersOf(summary.loss),
    total_norm: numbersOf(summary.total_norm),
    cause: summary.cause,
  });
}

function numbersOf(figures: { readonly [name: string]: number }): object {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, jsonNumber(value)]));
}
