import { mended } from "../../../experiment/contradictions.ts";
import type { Field } from "../../../experiment/fields.ts";
import { fieldValue } from "../../../experiment/fieldValue.ts";
import { patchOf } from "../../../experiment/flat.ts";
import { changed } from "../../../experiment/patch.ts";
import { allowedBy, type Problem, problem } from "../../../experiment/problem.ts";
import type { Experiment } from "../../../experiment/schema.ts";
import { validate } from "../../../experiment/validate.ts";
import { knownMemory } from "./knownMemory.ts";

/** What stands against giving a field this value in these experiments; null: nothing does. */
export function settingProblem(
  experiments: readonly Experiment[],
  path: string,
  field: Field,
  value: unknown,
): Problem | null {
  const checked = fieldValue(field, value);
  if (!checked.ok) return problem(path, value, checked.code, allowedBy(field));
  for (const experiment of experiments) {
    const result = validate(changed(experiment, mended(patchOf(path, checked.value), path, experiment)), knownMemory());
    if (!result.ok) return result.problems[0] ?? null;
  }
  return null;
}
