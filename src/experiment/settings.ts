import { type Declared, declaredFor, sameValue } from "./declaration.ts";
import type { Field, Group, Value, Where } from "./fields.ts";
import { type Flat, flatten } from "./flat.ts";
import type { Experiment } from "./schema.ts";

/** A field of an experiment that the panel shows, with its value. */
export interface Setting {
  readonly path: string;
  readonly field: Field;
  readonly group: Group;
  readonly value: Value;
}

const groups: readonly Group[] = ["network", "data", "training", "clipping"];

/**
 * The settings of an experiment in the panel's order: by group, then as declared, the choice between variants before
 * the fields that it brings. Left out: what has no group, a choice of one, and what is of no effect (`where`).
 */
export function fieldsFor(experiment: Experiment): readonly Setting[] {
  const flat = flatten(experiment);
  const shown = declaredFor(flat).filter((declared) => isChoosable(declared.field) && isEffective(declared, flat));
  return groups.flatMap((group) =>
    shown
      .filter((declared) => declared.group === group)
      .map(({ path, field }) => ({ path, field, group, value: flat.get(path) ?? null })),
  );
}

function isChoosable(field: Field): boolean {
  return field.kind !== "choice" || field.values.length > 1;
}

function isEffective({ section, field }: Declared, flat: Flat): boolean {
  return field.where === undefined || holds(field.where, flat.get(`${section}.${field.where.field}`));
}

function holds({ is, not }: Where, value: Value | undefined): boolean {
  return (is === undefined || sameValue(value, is)) && (not === undefined || !sameValue(value, not));
}
