import type { Contradiction } from "./contradiction.ts";
import { declaredFor } from "./declaration.ts";
import { type Flat, filled, flatten, nest } from "./flat.ts";
import { mergeFlat } from "./patch.ts";
import { type Problem, problem } from "./problem.ts";
import type { Experiment, Patch } from "./schema.ts";
import { taskContradictions } from "./taskContradictions.ts";

const MAX_FLOAT = 3.4028234663852886e38;

/** Every pair of settings that PyTorch refuses. */
export const contradictions: readonly Contradiction[] = [
  {
    // "Nesterov momentum requires a momentum and zero dampening"
    sides: [
      { path: "optimizer.momentum", mend: 0.9 },
      { path: "optimizer.nesterov", mend: false },
    ],
    allowed: { kind: "number", min: 0, above: true, max: MAX_FLOAT },
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
    holds: ({ model, data }) =>
      model.kind === "mlp" && model.norm === "batch_norm" && model.depth > 0 && data.batch_size === 1,
  },
  {
    // Xavier’s gain becomes a standard deviation or a half-width, and "normal expects std >= 0.0"; orthogonal takes any.
    sides: [
      { path: "init.gain", mend: 1 },
      { path: "init.scheme", mend: "orthogonal" },
    ],
    allowed: { kind: "number", min: 0, max: MAX_FLOAT },
    holds: ({ init }) => (init.scheme === "xavier_uniform" || init.scheme === "xavier_normal") && init.gain < 0,
  },
  {
    // Its prediction is one number, not a row of logits.
    sides: [
      { path: "loss", mend: "mse" },
      { path: "model.kind", mend: "mlp" },
    ],
    allowed: { kind: "choice", values: ["mse"] },
    holds: ({ loss, model }) => loss === "cross_entropy" && model.kind === "one_neuron_rnn",
  },
  {
    // Only an LSTM has a forget gate.
    sides: [
      { path: "init.forget_bias", mend: null },
      { path: "model.kind", mend: "rnn" },
    ],
    allowed: { kind: "choice", values: [null] },
    holds: ({ init, model }) => init.forget_bias !== null && model.kind !== "rnn",
  },
  {
    sides: [
      { path: "init.forget_bias", mend: null },
      { path: "model.cell", mend: "lstm" },
    ],
    allowed: { kind: "choice", values: [null] },
    holds: ({ init, model }) => init.forget_bias !== null && model.kind === "rnn" && model.cell !== "lstm",
  },
  ...taskContradictions,
];

export function contradictionProblems(experiment: Experiment, at: string): Problem[] {
  const standing = contradictions.filter(({ holds }) => holds(experiment));
  if (standing.length === 0) return [];
  const flat = flatten(experiment);
  const value = (path: string) => flat.get(path) ?? null;
  return standing.map(({ sides: [first, second], allowed }) =>
    problem(at + first.path, value(first.path), "contradiction", allowed, [second.path, value(second.path)]),
  );
}

/**
 * The patch with whatever contradicts its field `path` made to give way: who picks the sine task gets one input, who
 * picks a recurrent network a task over time with its sizes, who sets momentum back to 0 loses Nesterov. `base`: what
 * the patch will be merged into. Without fields that no longer exist then.
 */
export function mended(patch: Patch, path: string, base: Patch = {}): Patch {
  const standing = flatten(base);
  let flat: Flat = flatten(patch);
  const experiment = () => nest(filled(mergeFlat(standing, flat))) as Experiment;
  // One that gives way may meet another: a task over time needs a network over time, which has sizes of its own.
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const standingOnes = contradictions.filter(({ holds }) => holds(experiment()));
    if (standingOnes.length === 0) break;
    for (const { sides, holds } of standingOnes) {
      const yields = sides.find((side) => side.path !== path);
      if (yields && holds(experiment())) flat = mergeFlat(flat, new Map([[yields.path, yields.mend]]));
    }
  }
  const exist = new Set(declaredFor(mergeFlat(standing, flat)).map((declared) => declared.path));
  return nest(new Map([...flat].filter(([path]) => exist.has(path))));
}

/** Enough for the longest chain, with room: forget bias, recurrent network, LSTM and task, sizes. */
const MAX_PASSES = 8;
