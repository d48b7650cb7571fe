import type { ChoiceField, Field, FieldSet, Group, Value, Variants, Where } from "./fields.ts";
import { type Experiment, schema } from "./schema.ts";

/** Reading the declaration: which fields there are, at which path, and which of them exist for which choices. */

type Section = Field | FieldSet | Variants;
type SectionName = keyof Experiment;

/** A field at its place. */
export interface Declared {
  /** "optimizer.lr" */
  readonly path: string;
  readonly field: Field;
  readonly section: SectionName;
  readonly group: Group | null;
  /** "tag": the choice between variants; "own": exists only for some of them; "common": always there. */
  readonly role: "tag" | "own" | "common";
}

/** The variants of a section, with the path of the choice between them. */
export interface DeclaredVariants {
  readonly section: SectionName;
  readonly tagPath: string;
  readonly variants: Variants;
}

/** Values by path; only `get` and `has` are asked of it, so that unchecked input may be read too. */
export type Choices = Pick<ReadonlyMap<string, unknown>, "get" | "has">;

const sections = Object.entries(schema) as [SectionName, Section][];
export const sectionNames: readonly string[] = Object.keys(schema);

const isVariants = (section: Section): section is Variants => section.kind === "variants";
const isField = (section: Section): section is Field => typeof section.kind === "string" && !isVariants(section);

export const variantSections: readonly DeclaredVariants[] = sections.flatMap(([section, declared]) =>
  isVariants(declared) ? [{ section, tagPath: `${section}.${declared.tag}`, variants: declared }] : [],
);

/** Whether the section is a value of its own ("seed") rather than a set of fields ("optimizer"). */
export function isLeaf(section: string): boolean {
  return sections.some(([name, declared]) => name === section && isField(declared));
}

/** The choice that stands at a tag: what is given, else the default. It may be anything in unchecked input. */
export function choiceAt({ tagPath, variants }: DeclaredVariants, choices: Choices): unknown {
  return choices.has(tagPath) ? choices.get(tagPath) : variants.default;
}

/** The fields of one variant alone; none for a choice that does not exist. */
export function ownFields(variants: Variants, choice: unknown): FieldSet {
  return typeof choice === "string" && Object.hasOwn(variants.of, choice) ? (variants.of[choice] ?? {}) : {};
}

function tagField(variants: Variants): ChoiceField {
  const { default: value, group, live } = variants;
  const field = { kind: "choice", default: value, values: Object.keys(variants.of) } as const;
  return { ...field, ...(group && { group }), ...(live && { live }) };
}

function placed(section: SectionName, set: FieldSet, role: Declared["role"], group: Group | null): Declared[] {
  return Object.entries(set).map(([name, field]) => ({
    path: `${section}.${name}`,
    field,
    section,
    group: field.group ?? group,
    role,
  }));
}

function fieldsIn(
  section: SectionName,
  declared: Section,
  choose: (variants: Variants) => readonly FieldSet[],
): Declared[] {
  if (isField(declared)) {
    return [{ path: section, field: declared, section, group: declared.group ?? null, role: "common" }];
  }
  if (!isVariants(declared)) return placed(section, declared, "common", null);
  const group = declared.group ?? null;
  return [
    ...placed(section, { [declared.tag]: tagField(declared) }, "tag", group),
    ...placed(section, declared.common, "common", group),
    ...choose(declared).flatMap((own) => placed(section, own, "own", group)),
  ];
}

/** By choices: there are some 240 combinations, and each is asked for again and again. */
const declaredByChoices = new Map<string, readonly Declared[]>();

/** The fields that exist for these choices, in the declaration's order. */
export function declaredFor(choices: Choices): readonly Declared[] {
  const chosen = variantSections.map((section) => choiceIfAny(section, choices));
  const key = chosen.join();
  const declared = declaredByChoices.get(key) ?? fieldsOfChoices(chosen);
  declaredByChoices.set(key, declared);
  return declared;
}

function choiceIfAny(section: DeclaredVariants, choices: Choices): string {
  const choice = choiceAt(section, choices);
  return typeof choice === "string" && Object.hasOwn(section.variants.of, choice) ? choice : "";
}

function fieldsOfChoices(chosen: readonly string[]): readonly Declared[] {
  const choiceOf = (variants: Variants) =>
    chosen[variantSections.findIndex((section) => section.variants === variants)];
  return sections.flatMap(([section, declared]) =>
    fieldsIn(section, declared, (variants) => [ownFields(variants, choiceOf(variants))]),
  );
}

/** Every field of every variant by path. Where variants share a name, they share what it may hold (a test says so). */
const everyField: ReadonlyMap<string, Declared> = new Map(
  sections
    .flatMap(([section, declared]) => fieldsIn(section, declared, (variants) => Object.values(variants.of)))
    .map((declared) => [declared.path, declared]),
);

/** The field at a path, whatever is chosen elsewhere; undefined where no variant has it. */
export function fieldAt(path: string): Field | undefined {
  return everyField.get(path)?.field;
}

export const fieldPaths: readonly string[] = [...everyField.keys()];

/** The path of the field that a `where` asks of a field of this section. */
export function wherePath(section: string, where: Where): string {
  return `${where.section ?? section}.${where.field}`;
}

export function whereHolds({ is, not }: Where, value: Value | undefined): boolean {
  return (is === undefined || sameValue(value, is)) && (not === undefined || !sameValue(value, not));
}

/** A field that comes and goes with the value of another, though it exists for every value. */
interface AloneField {
  readonly path: string;
  readonly choicePath: string;
  readonly where: Where;
}

export const aloneFields: readonly AloneField[] = [...everyField.values()].flatMap(({ path, section, field }) =>
  field.where?.alone ? [{ path, choicePath: wherePath(section, field.where), where: field.where }] : [],
);

/** The paths that may change while a run trains. */
export const liveFields: readonly string[] = fieldPaths.filter((path) => fieldAt(path)?.live);

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.every((value, k) => value === b[k]);
  return a === b;
}
