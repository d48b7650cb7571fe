import { fieldAt } from "../experiment/declaration.ts";
import type { Value } from "../experiment/fields.ts";
import { fieldValue } from "../experiment/fieldValue.ts";
import type { Comparison } from "../experiment/schema.ts";
import { validateComparison } from "../experiment/validateComparison.ts";

/** The value if the field at that path may hold it. */
export function soundValue(path: string, value: unknown): { readonly value: Value } | null {
  const field = fieldAt(path);
  const result = field && fieldValue(field, value);
  return result?.ok ? { value: result.value } : null;
}

/** Whether the lanes could be started. Memory is judged where they are built: a lane that needs too much says so. */
export function isStartable(comparison: Comparison): boolean {
  return validateComparison({ v: 1, ...comparison }).ok;
}
