import { endLine, printedColumnsOf, startLine, stepLine } from "../../src/cli/lines.ts";
import type { FileLane } from "../../src/cli/readRuns.ts";
import { fastestBackend } from "../../src/engine/kernels/simd/simdKernels.ts";
import type { FirstNonfinite } from "../../src/engine/quantities.ts";
import { createRun } from "../../src/experiment/run.ts";

/** The figures of one step by name: "loss", "grad_norm linear1.weight", "hidden_grad_norm 7". */
export type Figures = ReadonlyMap<string, number>;

/** A run, the app's or PyTorch's, as its lines of JSON have it. */
export interface Recorded {
  readonly parameters: readonly string[];
  readonly steps: readonly Figures[];
  readonly first_nonfinite: {
    readonly [K in keyof FirstNonfinite]?: { readonly step: number; readonly tensor: string } | null;
  };
}

/** A line that `run` or an exported script has printed. */
export interface Line {
  readonly type: "start" | "step" | "end";
  readonly lane?: string;
  readonly [field: string]: unknown;
}

/** What the app prints of a lane. */
export function recordRun(lane: FileLane): Recorded {
  const { experiment, timeline } = lane;
  const run = createRun(experiment, timeline, printedColumnsOf(experiment), fastestBackend());
  const steps = Array.from({ length: experiment.steps }, (_, step) => {
    run.trainStep();
    return stepLine(lane, run.layout, step, run.row);
  });
  const lines = [startLine(lane, run.layout), ...steps, endLine(lane, run, 0)];
  return readRun(lines.map((line) => JSON.parse(line) as Line));
}

/** The lines of one lane. */
export function readRun(lines: readonly Line[]): Recorded {
  const [start, end] = [lines.at(0), lines.at(-1)];
  if (start?.type !== "start" || end?.type !== "end") throw new Error("no whole run");
  return {
    parameters: start.parameters as Recorded["parameters"],
    steps: lines.filter(({ type }) => type === "step").map(figuresOf),
    first_nonfinite: end.first_nonfinite as Recorded["first_nonfinite"],
  };
}

function figuresOf({ type, lane, step, ...figures }: Line): Figures {
  return new Map(
    Object.entries(figures).flatMap(([quantity, value]): [string, number][] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).map(([name, entry]) => [`${quantity} ${name}`, Number(entry)])
        : [[quantity, Number(value)]],
    ),
  );
}
