import { contradictionProblems } from "./contradictions.ts";
import type { Value } from "./fields.ts";
import { type Flat, filled, nest } from "./flat.ts";
import { type MemoryNeeded, memoryProblems } from "./memory.ts";
import type { Problem, Validation } from "./problem.ts";
import { checkFields, type Reading, readFields } from "./readFields.ts";
import type { Experiment } from "./schema.ts";

/**
 * Reads an experiment as it stands in a file or a message; what is missing takes its default. Without `memoryNeeded`
 * memory is not judged. Never throws.
 */
export function validate(input: unknown, memoryNeeded?: MemoryNeeded): Validation<Experiment> {
  const { fields, problems } = checkedFields(input, "");
  return problems.length > 0 ? { ok: false, problems } : soundExperiment(fields, "", memoryNeeded);
}

/** The fields of an experiment by path; `at` stands before the paths in problems. */
export function checkedFields(input: unknown, at: string): Reading<Value> {
  const raw = readFields(input, at);
  const checked = checkFields(raw.fields, at);
  return { fields: checked.fields, problems: [...raw.problems, ...checked.problems] };
}

/** Fields that are each fine, as an experiment, if PyTorch takes them together and memory allows. */
export function soundExperiment(fields: Flat, at: string, memoryNeeded?: MemoryNeeded): Validation<Experiment> {
  const experiment = nest(filled(fields)) as Experiment;
  const contradicting = contradictionProblems(experiment, at);
  const problems: readonly Problem[] =
    contradicting.length > 0 ? contradicting : memoryProblems(experiment, at, memoryNeeded);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: experiment };
}
