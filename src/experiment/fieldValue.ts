import * as v from "valibot";
import type { Field, Value } from "./fields.ts";
import type { ProblemCode } from "./problem.ts";

/** The valibot schema of what a field may hold, built from its declaration. */
function schemaOf(field: Field): v.GenericSchema<unknown, Value> {
  switch (field.kind) {
    case "number":
    case "integer": {
      const count = field.kind === "integer" ? v.pipe(v.number(), v.integer()) : v.number();
      const number = v.pipe(count, v.minValue(field.min), v.maxValue(field.max), v.transform(withoutNegativeZero));
      return field.nullable ? v.nullable(number) : number;
    }
    case "pair": {
      const number = v.pipe(
        v.number(),
        v.minValue(field.min),
        v.ltValue(field.below),
        v.transform(withoutNegativeZero),
      );
      return v.strictTuple([number, number]);
    }
    case "switch":
      return v.boolean();
    case "choice":
      return v.custom<Value>((value) => (field.values as readonly unknown[]).includes(value));
    case "text":
      return v.pipe(v.string(), v.maxLength(field.maxLength), v.regex(/^\P{Surrogate}*$/u));
    default:
      return field satisfies never;
  }
}

/** −0 would be written "0" in a file or an address and come back as another number. */
const withoutNegativeZero = (value: number) => (value === 0 ? 0 : value);

const schemas = new WeakMap<Field, v.GenericSchema<unknown, Value>>();

function cachedSchemaOf(field: Field): v.GenericSchema<unknown, Value> {
  const schema = schemas.get(field) ?? schemaOf(field);
  schemas.set(field, schema);
  return schema;
}

export type FieldValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Extract<ProblemCode, "type" | "range" | "choice"> };

/** Whether a field may hold the value; if not, what is wrong with it. */
export function fieldValue(field: Field, value: unknown): FieldValue {
  const result = v.safeParse(cachedSchemaOf(field), value, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return { ok: true, value: result.output };
  if (field.kind === "choice") return { ok: false, code: "choice" };
  const [issue] = result.issues;
  const isRange = issue.kind === "validation" && issue.type !== "integer";
  return { ok: false, code: isRange ? "range" : "type" };
}
