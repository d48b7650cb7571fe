import { tasks } from "../engine/tasks/index.ts";
import type { Value } from "./fields.ts";
import { filled, flatten, nest } from "./flat.ts";
import { mergeFlat } from "./patch.ts";
import { type Allowed, type Problem, problem } from "./problem.ts";
import { type Experiment, type Patch, schema } from "./schema.ts";

/**
 * Pairs of settings that are each fine and that PyTorch refuses together. The problem is reported on the first
 * side; `mend` is the value with which that side gives way to the other.
 */
export interface Contradiction {
  readonly sides: readonly [Side, Side];
  /** What the first side may be while the second is as it is. */
  readonly allowed: Allowed;
  holds(experiment: Experiment): boolean;
}
interface Side {
  readonly path: string;
  readonly mend: Value;
}

/** A task whose samples have one size only: y = sin(πx) is a function of one number. */
function taskSize(source: string, size: string, fixed: number): Contradiction {
  const path = `model.${size}`;
  return {
    sides: [
      { path, mend: fixed },
      { path: "data.source", mend: schema.data.source.default },
    ],
    allowed: { kind: "choice", values: [fixed] },
    holds: (experiment) => experiment.data.source === source && flatten(experiment).get(path) !== fixed,
  };
}

export const contradictions: readonly Contradiction[] = [
  {
    // "Nesterov momentum requires a momentum and zero dampening"
    sides: [
      { path: "optimizer.momentum", mend: 0.9 },
      { path: "optimizer.nesterov", mend: false },
    ],
    allowed: { kind: "number", min: 0, above: true, max: 3.4028234663852886e38 },
    holds: ({ optimizer }) => optimizer.name === "sgd" && optimizer.nesterov && optimizer.momentum === 0,
  },
  {
    sides: [
      { path: "optimizer.dampening", mend: 0 },
      { path: "optimizer.nesterov", mend: false },
    ],
    allowed: { kind: "choice", values: [0] },
    holds: ({ optimizer }) => optimizer.name === "sgd" && optimizer.nesterov && optimizer.dampening !== 0,
  },
  {
    // "Expected more than 1 value per channel when training"
    sides: [
      { path: "data.batch_size", mend: 64 },
      { path: "model.norm", mend: "none" },
    ],
    allowed: { kind: "integer", min: 2, max: 1024 },
    holds: ({ model, data }) => model.norm === "batch_norm" && model.depth > 0 && data.batch_size === 1,
  },
  {
    // Xavier's gain becomes a standard deviation or a half-width, and "normal expects std >= 0.0".
    sides: [
      { path: "init.gain", mend: 1 },
      { path: "init.scheme", mend: "default" },
    ],
    allowed: { kind: "number", min: 0, max: 3.4028234663852886e38 },
    holds: ({ init }) => (init.scheme === "xavier_uniform" || init.scheme === "xavier_normal") && init.gain < 0,
  },
  ...Object.entries(tasks).flatMap(([source, { fixed }]) =>
    Object.entries(fixed).map(([size, value]) => taskSize(source, size, value)),
  ),
];

export function contradictionProblems(experiment: Experiment, at: string): Problem[] {
  const flat = flatten(experiment);
  const value = (path: string) => flat.get(path) ?? null;
  return contradictions
    .filter((contradiction) => contradiction.holds(experiment))
    .map(({ sides: [first, second], allowed }) =>
      problem(at + first.path, value(first.path), "contradiction", allowed, [second.path, value(second.path)]),
    );
}

/**
 * The patch with whatever contradicts its field `path` made to give way: who picks the sine task gets one input, who
 * sets momentum back to 0 loses Nesterov. `base`: what the patch will be merged into.
 */
export function mended(patch: Patch, path: string, base: Patch = {}): Patch {
  const flat = flatten(patch);
  for (const { sides, holds } of contradictions) {
    if (!holds(nest(filled(mergeFlat(flatten(base), flat))) as Experiment)) continue;
    const yields = sides.find((side) => side.path !== path);
    if (yields) flat.set(yields.path, yields.mend);
  }
  return nest(flat);
}
