import type { OptimizerOptions } from "../engine/optimizers/optimizer.ts";
import type { Value } from "./fields.ts";
import { flatten } from "./flat.ts";
import { type Problem, problem } from "./problem.ts";
import type { Experiment } from "./schema.ts";

/** What one experiment may need, in bytes. */
export const MEMORY_LIMIT = 512 * 2 ** 20;

/**
 * Bytes that a run of the experiment takes, with the optimizers that it changes to: the engine's memoryNeeded. It is given
 * in, for it brings the whole engine with it; without it memory is not judged, and a run that needs too much says so itself.
 */
export type MemoryNeeded = (spec: Experiment & { readonly laterOptimizers?: readonly OptimizerOptions[] }) => number;

export function memoryProblems(experiment: Experiment, at: string, memoryNeeded: MemoryNeeded | undefined): Problem[] {
  const needed = memoryNeeded?.(experiment) ?? 0;
  if (needed <= MEMORY_LIMIT) return [];
  const allowed = { kind: "memory", needed, max: MEMORY_LIMIT } as const;
  const flat = flatten(experiment);
  const [first, ...others] = sizes
    .filter((path) => flat.has(path))
    .map((path): [string, Value] => [path, flat.get(path) ?? null]);
  return first === undefined ? [] : [problem(at + first[0], first[1], "memory", allowed, ...others)];
}

/** What the memory grows with, the first that there is being the one to blame. */
const sizes = [
  "model.hidden_features",
  "model.hidden_size",
  "model.depth",
  "model.seq_len",
  "model.num_layers",
  "data.batch_size",
];
