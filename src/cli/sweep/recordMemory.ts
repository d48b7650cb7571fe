import { chainLength } from "../../experiment/chainLength.ts";
import { MEMORY_LIMIT } from "../../experiment/memory.ts";
import { type Problem, problem } from "../../experiment/problem.ts";
import type { Experiment } from "../../experiment/schema.ts";

/** A run is diagnosed from the record of all its steps: refuses one whose record would not fit into memory, once a thread. */
export function recordProblems(experiment: Experiment, threads: number): readonly Problem[] {
  const needed = threads * experiment.steps * mostNumbers(experiment) * Float64Array.BYTES_PER_ELEMENT;
  if (needed <= MEMORY_LIMIT) return [];
  const { model, steps } = experiment;
  const chain = model.kind === "mlp" ? "model.depth" : "model.seq_len";
  const allowed = { kind: "memory", needed, max: MEMORY_LIMIT } as const;
  return [problem("steps", steps, "memory", allowed, [chain, chainLength(experiment)], ["--jobs", threads])];
}

/** At most so many numbers a step: three a parameter, three a hidden signal, and a few of the step. */
function mostNumbers(experiment: Experiment): number {
  const { model } = experiment;
  const layers = model.kind === "mlp" ? model.depth : model.kind === "rnn" ? model.num_layers : 1;
  return 3 * (4 * layers + 2) + 3 * (chainLength(experiment) + 1) + 8;
}
