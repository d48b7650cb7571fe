import { memoryNeeded } from "../engine/trainer.ts";
import { type Problem, problem } from "./problem.ts";
import type { Experiment } from "./schema.ts";

/** What one experiment may need, in bytes. */
export const MEMORY_LIMIT = 512 * 2 ** 20;

export function memoryProblems(experiment: Experiment, at: string): Problem[] {
  const needed = memoryNeeded(experiment);
  if (needed <= MEMORY_LIMIT) return [];
  const { model, data } = experiment;
  const allowed = { kind: "memory", needed, max: MEMORY_LIMIT } as const;
  const others: [string, number][] = [
    ["model.depth", model.depth],
    ["data.batch_size", data.batch_size],
  ];
  return [problem(`${at}model.hidden_features`, model.hidden_features, "memory", allowed, ...others)];
}
