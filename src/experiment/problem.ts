import type { Field, Value } from "./fields.ts";

/** What is wrong with an experiment that was read, as data: the page and the command line make sentences of it. */
export interface Problem {
  /** "optimizer.lr", "lanes[1].patch.clip.max_norm"; "" where the whole input is meant. */
  readonly path: string;
  /** The value as it may be printed: one line, at most 64 characters. */
  readonly value: string;
  readonly code: ProblemCode;
  readonly allowed: Allowed;
  /** The other settings that the problem comes from: what a contradiction contradicts, what else takes the memory. */
  readonly with: readonly { readonly path: string; readonly value: string }[];
}

export type ProblemCode =
  /** There is no field of that name. */
  | "unknown"
  /** There is one, but not for what is chosen (betas of SGD). */
  | "inapplicable"
  | "type"
  | "range"
  | "choice"
  | "contradiction"
  /** The field cannot change while a run trains. */
  | "not_live"
  | "memory";

export type Allowed =
  | {
      readonly kind: "number" | "integer";
      readonly min: number;
      readonly max: number;
      readonly above?: true;
      readonly nullable?: true;
    }
  | { readonly kind: "pair"; readonly min: number; readonly below: number }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly values: readonly (string | number | null)[] }
  | { readonly kind: "text"; readonly maxLength: number }
  /** An object with these fields. */
  | { readonly kind: "fields"; readonly fields: readonly string[] }
  | { readonly kind: "list"; readonly min: number; readonly max: number }
  /** Bytes. */
  | { readonly kind: "memory"; readonly needed: number; readonly max: number };

/** What was read: the value, or what is wrong with it. */
export type Validation<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function problem(
  path: string,
  value: unknown,
  code: ProblemCode,
  allowed: Allowed,
  ...others: readonly [string, Value][]
): Problem {
  return {
    path,
    value: printable(value),
    code,
    allowed,
    with: others.map(([path, other]) => ({ path, value: printable(other) })),
  };
}

export function allowedBy(field: Field): Allowed {
  switch (field.kind) {
    case "number":
    case "integer":
      return { kind: field.kind, min: field.min, max: field.max, ...(field.nullable && { nullable: true }) };
    case "pair":
      return { kind: "pair", min: field.min, below: field.below };
    case "switch":
      return { kind: "switch" };
    case "choice":
      return { kind: "choice", values: field.values };
    case "text":
      return { kind: "text", maxLength: field.maxLength };
    default:
      return field satisfies never;
  }
}

const MAX_PRINTED = 64;
/** What would break a line, or reorder or hide what is printed, on a terminal or in a notice. */
const UNPRINTABLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Any value as one short line; objects and long lists are not looked into. */
function printable(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length <= 2 && value.every((v) => typeof v === "number") ? `[${value.join(", ")}]` : "[…]";
  }
  if (typeof value === "object" && value !== null) return "{…}";
  return typeof value === "string" ? bounded(JSON.stringify(value.slice(0, MAX_PRINTED))) : String(value);
}

/** A name as it stands, quoted and cut where it is not a plain one. */
export function printableName(name: string): string {
  return /^[\w.[\]-]{1,64}$/.test(name) ? name : printable(name);
}

function bounded(quoted: string): string {
  const line = quoted.replace(UNPRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return line.length <= MAX_PRINTED ? line : `${line.slice(0, MAX_PRINTED - 1)}…`;
}
