import { choiceAt, declaredFor, fieldAt, isLeaf, sectionNames, variantSections } from "./declaration.ts";
import type { Value } from "./fields.ts";
import { fieldValue } from "./fieldValue.ts";
import { allowedBy, type Problem, printableName, problem } from "./problem.ts";

/** What a JSON value says about fields: by path, not yet checked. */
export type RawFields = ReadonlyMap<string, unknown>;

export interface Reading<V> {
  readonly fields: ReadonlyMap<string, V>;
  readonly problems: readonly Problem[];
}

/** More keys than this are not looked at: the declaration has fewer in all. */
const MAX_KEYS = 200;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The own keys of an object, "__proto__" like any other, at most MAX_KEYS. */
function entriesOf(record: Record<string, unknown>): [string, unknown][] {
  return Object.keys(record)
    .slice(0, MAX_KEYS)
    .map((key) => [key, record[key]]);
}

/** The keys of `record` that are not among `allowed`. */
export function unknownKeys(record: Record<string, unknown>, allowed: readonly string[], at: string): Problem[] {
  return entriesOf(record)
    .filter(([key]) => !allowed.includes(key))
    .map(([key, value]) => problem(at + printableName(key), value, "unknown", { kind: "fields", fields: allowed }));
}

/** Takes the two levels of an experiment apart; whatever is nested deeper is a value, to be refused as such. */
export function readFields(input: unknown, at: string): Reading<unknown> {
  if (!isRecord(input)) {
    const path = at.replace(/\.$/, "");
    return { fields: new Map(), problems: [problem(path, input, "type", { kind: "fields", fields: sectionNames })] };
  }
  const fields = new Map<string, unknown>();
  const problems: Problem[] = unknownKeys(input, sectionNames, at);
  for (const [section, value] of entriesOf(input)) {
    if (!sectionNames.includes(section)) continue;
    if (isLeaf(section)) fields.set(section, value);
    else if (!isRecord(value))
      problems.push(problem(at + section, value, "type", { kind: "fields", fields: namesIn(section, fields) }));
    else problems.push(...readSection(section, value, fields, at));
  }
  return { fields, problems };
}

function readSection(
  section: string,
  record: Record<string, unknown>,
  fields: Map<string, unknown>,
  at: string,
): Problem[] {
  const badTag = tagProblem(section, record, at);
  if (badTag) return [badTag];
  const entries = entriesOf(record);
  for (const [name, value] of entries) {
    if (fieldAt(`${section}.${name}`)) fields.set(`${section}.${name}`, value);
  }
  const allowed = namesIn(section, fields);
  return entries
    .filter(([name]) => !fieldAt(`${section}.${name}`))
    .map(([name, value]) =>
      problem(`${at}${section}.${printableName(name)}`, value, "unknown", { kind: "fields", fields: allowed }),
    );
}

/** A choice that does not exist: the section's other fields cannot be judged then. */
function tagProblem(section: string, record: Record<string, unknown>, at: string): Problem | undefined {
  const found = variantSections.find((variants) => variants.section === section);
  if (!found || !Object.hasOwn(record, found.variants.tag)) return undefined;
  const field = fieldAt(found.tagPath);
  const value = record[found.variants.tag];
  if (!field || fieldValue(field, value).ok) return undefined;
  return problem(at + found.tagPath, value, "choice", allowedBy(field));
}

function namesIn(section: string, fields: RawFields): readonly string[] {
  return declaredFor(fields)
    .filter((declared) => declared.section === section && declared.path.includes("."))
    .map(({ path }) => path.slice(section.length + 1));
}

/** Checks each field's value, and that the field exists for what is chosen. `at` stands before the paths in problems. */
export function checkFields(raw: RawFields, at: string): Reading<Value> {
  const fields = new Map<string, Value>();
  const problems: Problem[] = [];
  const exist = new Set(declaredFor(raw).map(({ path }) => path));
  for (const [path, value] of raw) {
    const field = fieldAt(path);
    if (!field) continue;
    const checked = fieldValue(field, value);
    if (!exist.has(path)) problems.push(inapplicable(path, value, raw, at));
    else if (!checked.ok) problems.push(problem(at + path, value, checked.code, allowedBy(field)));
    else fields.set(path, checked.value);
  }
  return { fields, problems };
}

function inapplicable(path: string, value: unknown, raw: RawFields, at: string): Problem {
  const [section = ""] = path.split(".");
  const chosen = variantSections
    .filter((variants) => variants.section === section)
    .map((variants): [string, Value] => [variants.tagPath, String(choiceAt(variants, raw))]);
  return problem(at + path, value, "inapplicable", { kind: "fields", fields: namesIn(section, raw) }, ...chosen);
}
