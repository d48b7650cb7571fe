import { printedColumns } from "../../src/cli/lines.ts";
import { type FirstNonfinite, quantities } from "../../src/engine/quantities.ts";
import type { ResolvedLane } from "../../src/experiment/comparison.ts";
import { createRun } from "../../src/experiment/run.ts";

/** The figures of one step by name: "loss", "grad_norm linear1.weight". */
export type Figures = ReadonlyMap<string, number>;

/** A run, the app's or PyTorch's. */
export interface Recorded {
  readonly parameters: readonly string[];
  readonly steps: readonly Figures[];
  readonly first_nonfinite: {
    readonly [K in keyof FirstNonfinite]?: { readonly step: number; readonly tensor: string };
  };
}

/** What the app gives. */
export function recordRun({ experiment, timeline }: ResolvedLane): Recorded {
  const run = createRun(experiment, timeline, printedColumns);
  const { columns, axes } = run.layout;
  const names = columns.flatMap(({ quantity }) => {
    const axis = quantities[quantity];
    return axis === "step" ? [quantity] : axes[axis].map((name) => `${quantity} ${name}`);
  });
  const steps = Array.from({ length: experiment.steps }, () => {
    run.trainStep();
    return new Map(names.map((name, i) => [name, run.row[i] as number]));
  });
  const marks = Object.entries(run.firstNonfinite).flatMap(([kind, mark]) => (mark ? [[kind, mark]] : []));
  return { parameters: axes.parameter, steps, first_nonfinite: Object.fromEntries(marks) };
}

type Figure = number | string;

/** A line of reference.py. */
export interface ReferenceLine {
  readonly refused?: string;
  readonly parameters: readonly string[];
  readonly steps: readonly Readonly<Record<string, Figure | readonly Figure[]>>[];
  readonly first_nonfinite: Recorded["first_nonfinite"];
}

export function readReference({ refused, parameters, steps, first_nonfinite }: ReferenceLine): Recorded {
  if (refused !== undefined) throw new Error(`PyTorch refuses: ${refused}`);
  const figuresOf = (step: ReferenceLine["steps"][number]): Figures =>
    new Map(
      Object.entries(step).flatMap(([quantity, value]): [string, number][] =>
        typeof value === "object"
          ? value.map((entry, i) => [`${quantity} ${parameters[i]}`, Number(entry)])
          : [[quantity, Number(value)]],
      ),
    );
  return { parameters, steps: steps.map(figuresOf), first_nonfinite };
}
