import { type TaskName, type TaskSizes, taskSizes } from "../engine/tasks/sizes.ts";
import type { Contradiction } from "./contradiction.ts";
import { type Experiment, schema } from "./schema.ts";

type LeastSize = keyof TaskSizes["atLeast"];
type Size = keyof TaskSizes["fixed"] | LeastSize;

/** What a network learns when it has no place for the samples of its source: something that can be learned. */
const usualSource = { mlp: "sine", rnn: "adding" } as const satisfies Record<TaskSizes["models"][number], TaskName>;

const entries = Object.entries<TaskSizes>(taskSizes);

/** A task over time of a network without, or the reverse. */
function otherModel(source: string, { models: [serves = "mlp", ...others] }: TaskSizes): Contradiction[] {
  if (others.length > 0) return [];
  const other = serves === "mlp" ? "rnn" : "mlp";
  const served = entries.filter(([, { models }]) => models.includes(other));
  return [
    {
      sides: [
        { path: "data.source", mend: usualSource[other] },
        { path: "model.kind", mend: serves },
      ],
      allowed: { kind: "choice", values: served.map(([name]) => name) },
      holds: ({ data, model }) => data.source === source && model.kind === other,
    },
  ];
}

/** A task whose samples have one size only: y = sin(πx) is a function of one number. */
function otherSize(source: string, size: Size, fixed: number): Contradiction {
  return {
    sides: sizeOrSource(size, fixed),
    allowed: { kind: "choice", values: [fixed] },
    holds: (experiment) => (sizeFor(source, size, experiment) ?? fixed) !== fixed,
  };
}

/** A task that needs so much of a size: two places in a sequence are at least two time steps. */
function tooSmall(source: string, size: LeastSize, least: number): Contradiction {
  return {
    sides: sizeOrSource(size, least),
    allowed: { kind: "integer", min: least, max: schema.model.of.rnn[size].max },
    holds: (experiment) => (sizeFor(source, size, experiment) ?? least) < least,
  };
}

function sizeOrSource(size: Size, mend: number): Contradiction["sides"] {
  return [
    { path: `model.${size}`, mend },
    { path: "data.source", mend: schema.data.source.default },
  ];
}

/** The size, where the experiment learns from this source and its model has such a size. */
function sizeFor(source: string, size: Size, { data, model }: Experiment): number | undefined {
  if (data.source !== source || model.kind === "one_neuron_rnn") return undefined;
  const sizes: Partial<Record<Size, number>> = model;
  return sizes[size];
}

/** Settings that a source of data refuses: the model first, then its sizes. The one-neuron network takes no data. */
export const taskContradictions: readonly Contradiction[] = [
  ...entries.flatMap(([source, entry]) => otherModel(source, entry)),
  ...entries.flatMap(([source, { fixed }]) =>
    Object.entries(fixed).map(([size, value]) => otherSize(source, size as Size, value)),
  ),
  ...entries.flatMap(([source, { atLeast }]) =>
    Object.entries(atLeast).map(([size, value]) => tooSmall(source, size as LeastSize, value)),
  ),
];
