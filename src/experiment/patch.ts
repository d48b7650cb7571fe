import { aloneFields, ownFields, sameValue, variantSections, whereHolds } from "./declaration.ts";
import type { Value } from "./fields.ts";
import { type Flat, filled, flatten, nest } from "./flat.ts";
import type { Experiment, Patch } from "./schema.ts";

/**
 * The base with the patch's fields in place of its own. A patch that makes another choice ("init.scheme",
 * "optimizer.name", "clip.mode", "model.kind") drops the base's fields that belong to the old choice alone:
 * "norm" to "per_layer" keeps max_norm, "norm" to "value" does not. So does another choice of a field to which others
 * belong alone: "model.cell" from "rnn" to "gru" drops model.nonlinearity.
 */
export function merge(base: Patch, patch: Patch): Patch {
  return nest(mergeFlat(flatten(base), flatten(patch)));
}

export function mergeFlat<V>(base: ReadonlyMap<string, V>, patch: ReadonlyMap<string, V>): Map<string, V> {
  const merged = new Map(base);
  for (const section of variantSections) {
    if (!patch.has(section.tagPath)) continue;
    const kept = ownFields(section.variants, patch.get(section.tagPath));
    for (const name of Object.values(section.variants.of).flatMap(Object.keys)) {
      if (!Object.hasOwn(kept, name)) merged.delete(`${section.section}.${name}`);
    }
  }
  for (const { path, choicePath, where } of aloneFields) {
    if (patch.has(choicePath) && !whereHolds(where, patch.get(choicePath) as Value)) merged.delete(path);
  }
  for (const [path, value] of patch) merged.set(path, value);
  return merged;
}

/** The experiment after a change: `merge`, with the defaults of what the change newly brings in. */
export function changed(experiment: Experiment, patch: Patch): Experiment {
  return nest(changedFlat(flatten(experiment), flatten(patch))) as Experiment;
}

/**
 * `standing`, a filled map, after a change. Another choice comes with its own defaults: AdamW's weight_decay of 0.01,
 * where nobody has set another, does not stay with Adam.
 */
export function changedFlat(standing: Flat, patch: Flat): Map<string, Value> {
  const chooses = tagPaths.some((path) => patch.has(path) && patch.get(path) !== standing.get(path));
  return filled(mergeFlat(chooses ? difference(new Map(), standing) : standing, patch));
}

/** The smallest patch p for which `changedFlat(standing, p)` is `to`; both are filled maps. */
export function changeBetween(standing: Flat, to: Flat): Map<string, Value> {
  return difference(difference(new Map(), standing), to);
}

/** The smallest patch p for which `filled(mergeFlat(base, p))` is `to`, a filled map. */
export function difference(base: Flat, to: Flat): Map<string, Value> {
  const variants = withChoices(base, to, tagPaths, new Map());
  const chosen = withChoices(base, to, choicePaths, variants);
  const start = filled(mergeFlat(base, chosen));
  return new Map([...to].filter(([path, value]) => chosen.has(path) || !sameValue(value, start.get(path))));
}

const tagPaths = variantSections.map(({ tagPath }) => tagPath);
const choicePaths = [...new Set(aloneFields.map(({ choicePath }) => choicePath))];

/** `chosen`, and what `to` chooses at these paths where it is not so with `chosen` anyway. */
function withChoices(base: Flat, to: Flat, paths: readonly string[], chosen: Flat): Map<string, Value> {
  const standing = filled(mergeFlat(base, chosen));
  const choices = paths.flatMap((path): [string, Value][] => {
    const choice = to.get(path);
    return choice !== undefined && !sameValue(choice, standing.get(path)) ? [[path, choice]] : [];
  });
  return new Map([...chosen, ...choices]);
}
