import { choiceAt, liveFields, ownFields, sameValue, variantSections } from "./declaration.ts";
import type { Value } from "./fields.ts";
import { experimentOf, type Flat, filled, flatten, nest } from "./flat.ts";
import type { Experiment, Patch } from "./schema.ts";

/**
 * The base with the patch's fields in place of its own. A patch that makes another choice ("init.scheme",
 * "optimizer.name", "clip.mode", "model.kind") drops the base's fields that belong to the old choice alone:
 * "norm" to "per_layer" keeps max_norm, "norm" to "value" does not.
 */
export function merge(base: Patch, patch: Patch): Patch {
  return nest(mergeFlat(flatten(base), flatten(patch)));
}

export function mergeFlat<V>(base: ReadonlyMap<string, V>, patch: ReadonlyMap<string, V>): Map<string, V> {
  const merged = new Map(base);
  for (const section of variantSections) {
    if (!patch.has(section.tagPath)) continue;
    const kept = ownFields(section.variants, patch.get(section.tagPath));
    for (const name of Object.keys(ownFields(section.variants, choiceAt(section, base)))) {
      if (!Object.hasOwn(kept, name)) merged.delete(`${section.section}.${name}`);
    }
  }
  for (const [path, value] of patch) merged.set(path, value);
  return merged;
}

/** The experiment after a change: `merge`, with the defaults of what the change newly brings in. */
export function changed(experiment: Experiment, patch: Patch): Experiment {
  return experimentOf(merge(experiment, patch));
}

/** Whether the patch touches only what may change while a run trains. */
export function isLivePatch(patch: Patch): boolean {
  return [...flatten(patch).keys()].every((path) => liveFields.includes(path));
}

/** The smallest patch p for which `filled(mergeFlat(base, p))` is `to`, a filled map. */
export function difference(base: Flat, to: Flat): Map<string, Value> {
  const standing = filled(base);
  const choices = variantSections.flatMap(({ tagPath }): [string, Value][] => {
    const choice = to.get(tagPath);
    return choice !== undefined && choice !== standing.get(tagPath) ? [[tagPath, choice]] : [];
  });
  const chosen = new Map(choices);
  const start = filled(mergeFlat(base, chosen));
  return new Map([...to].filter(([path, value]) => chosen.has(path) || !sameValue(value, start.get(path))));
}
