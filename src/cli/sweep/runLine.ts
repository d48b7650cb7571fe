import type { RunSummary } from "../../diagnosis/runSummary.ts";
import { jsonLine, jsonMarks, jsonNumber } from "../jsonLine.ts";
import type { SweepRun } from "./grid.ts";

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
