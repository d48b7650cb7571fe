import { type Declared, declaredFor, whereHolds, wherePath } from "./declaration.ts";
import type { Field, Group, Value } from "./fields.ts";
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

function isEffective({ path, section, field, group }: Declared, flat: Flat): boolean {
  if (flat.get("model.kind") === "one_neuron_rnn" && (section === "init" || group === "data" || path === "loss")) {
    return false; // It starts where its own fields say, takes no data, and has a loss of its own.
  }
  return field.where === undefined || whereHolds(field.where, flat.get(wherePath(section, field.where)));
}
