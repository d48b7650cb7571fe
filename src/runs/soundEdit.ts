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

/** Whether the lanes could be started. One that needs too much memory may be: its lane then says so. */
export function isStartable(comparison: Comparison): boolean {
  const result = validateComparison({ v: 1, ...comparison });
  return result.ok || result.problems.every(({ code }) => code === "memory");
}
