import { experimentAt, resolve } from "../experiment/comparison.ts";
import { mended } from "../experiment/contradictions.ts";
import { declaredFor, ownFields, sameValue, variantSections } from "../experiment/declaration.ts";
import type { Value } from "../experiment/fields.ts";
import { applicable, type Flat, filled, flatten, nest, patchOf } from "../experiment/flat.ts";
import { difference, merge, mergeFlat } from "../experiment/patch.ts";
import type { Comparison, Lane, Patch, TimelineEntry } from "../experiment/schema.ts";

/**
 * Changes of a comparison, each giving a new one. A field that stands in any lane's patch has a row of its own in
 * every lane, even where the values are equal; the others have one row for all.
 */

/** One field changed, in the base (`lane` null) or in one lane; settings that contradict it give way. */
export function edited(comparison: Comparison, path: string, value: Value, lane: number | null): Comparison {
  const change = patchOf(path, value);
  if (lane === null) {
    const base = mended(merge(comparison.base, change), path);
    const lanes = comparison.lanes.map(({ patch }) => mended(nest(without(flatten(patch), [path])), path, base));
    return tidied(base, lanes);
  }
  const patches = comparison.lanes.map(({ patch }, k) =>
    k === lane ? mended(merge(patch, change), path, comparison.base) : patch,
  );
  return tidied(comparison.base, patches);
}

/** Another patch of one lane, from step 0 on. It is taken as it is: what it contradicts does not give way. */
export function patchedLane(comparison: Comparison, lane: number, change: Patch): Comparison {
  return tidied(
    comparison.base,
    comparison.lanes.map(({ patch }, k) => (k === lane ? merge(patch, change) : patch)),
  );
}

/** A copy of the last lane behind it. */
export function withLane(comparison: Comparison): Comparison {
  const last = comparison.lanes.slice(-1).map(({ patch }) => ({ patch, timeline: [] }));
  return { base: comparison.base, lanes: [...comparison.lanes, ...last] };
}

export function withoutLane(comparison: Comparison, lane: number): Comparison {
  return { base: comparison.base, lanes: comparison.lanes.filter((_, k) => k !== lane) };
}

/** The lane with other changes made while it ran. */
export function withTimeline(comparison: Comparison, lane: number, timeline: readonly TimelineEntry[]): Comparison {
  return { base: comparison.base, lanes: comparison.lanes.map((old, k) => (k === lane ? { ...old, timeline } : old)) };
}

/** The same experiments, with a row for the field in every lane that has it. */
export function split(comparison: Comparison, path: string): Comparison {
  const lanes = resolve(comparison).map(({ experiment }, k) => {
    const { patch, timeline } = comparison.lanes[k] as Lane;
    const value = flatten(experiment).get(path);
    return { patch: value === undefined ? patch : nest(mergeFlat(flatten(patch), new Map([[path, value]]))), timeline };
  });
  return { base: comparison.base, lanes };
}

/** The first lane's value for all lanes; of a choice between variants, with the fields that the choice brings. */
export function joined(comparison: Comparison, path: string): Comparison {
  const [first] = resolve(comparison);
  if (first === undefined) return comparison;
  const values = flatten(first.experiment);
  const paths = [path, ...broughtBy(path, values)];
  const shared = new Map([...values].filter(([name]) => paths.includes(name)));
  const base = nest(mergeFlat(flatten(comparison.base), shared));
  return tidied(
    base,
    comparison.lanes.map(({ patch }) => nest(without(flatten(patch), allBroughtBy(path)))),
  );
}

/** A change that was made while the lane ran; changes at one step become one. */
export function withChange(comparison: Comparison, lane: number, { step, patch }: TimelineEntry): Comparison {
  const lanes = comparison.lanes.map((old, k) => {
    if (k !== lane) return old;
    const same = old.timeline.find((entry) => entry.step === step);
    const entry = { step, patch: same === undefined ? patch : merge(same.patch, patch) };
    const others = old.timeline.filter((other) => other !== same);
    return { ...old, timeline: [...others, entry].sort((a, b) => a.step - b.step) };
  });
  return { base: comparison.base, lanes };
}

/**
 * The settings as they stand now, from step 0 on: what a restart begins with, so that it trains what the controls
 * show. `reached[lane]`: steps done; changes of the timeline that come later have not happened and are left out.
 */
export function settled(comparison: Comparison, reached: readonly number[]): Comparison {
  if (comparison.lanes.every(({ timeline }) => timeline.length === 0)) return comparison;
  const base = flatten(comparison.base);
  const rows = comparison.lanes.map(({ patch }) => [...flatten(patch).keys()]);
  const ends = resolve(comparison).map((lane, k) => flatten(experimentAt(lane, reached[k] ?? 0)));
  const changes = ends.map((end) => difference(base, end));
  const [first = new Map<string, Value>()] = changes;
  const shared = [...first].filter(
    ([path, value]) => !rows.flat().includes(path) && changes.every((change) => sameValue(change.get(path), value)),
  );
  const newBase = mergeFlat(base, new Map(shared));
  const lanes = ends.map((end, k) => {
    const needed = difference(newBase, end);
    const patch = [...end].filter(([path]) => needed.has(path) || rows[k]?.includes(path));
    return { patch: nest(new Map(patch)), timeline: [] };
  });
  return { base: nest(newBase), lanes };
}

function without(flat: Flat, paths: readonly string[]): Flat {
  return new Map([...flat].filter(([path]) => !paths.includes(path)));
}

/** The fields that exist because of the choice made at `path`. */
function broughtBy(path: string, values: Flat): readonly string[] {
  const section = variantSections.find(({ tagPath }) => tagPath === path);
  if (section === undefined) return [];
  return Object.keys(ownFields(section.variants, values.get(path))).map((name) => `${section.section}.${name}`);
}

/** The field and whatever any choice made at it may bring. */
function allBroughtBy(path: string): readonly string[] {
  const section = variantSections.find(({ tagPath }) => tagPath === path);
  const own = section ? Object.values(section.variants.of).flatMap((fields) => Object.keys(fields)) : [];
  return [path, ...own.map((name) => `${section?.section}.${name}`)];
}

/** Without timelines (a changed comparison starts anew), and without fields that no longer exist for the choices made. */
function tidied(base: Patch, patches: readonly Patch[]): Comparison {
  const flatBase = applicable(flatten(base));
  const lanes = patches.map((patch) => {
    const flat = flatten(patch);
    const declared = new Set(declaredFor(filled(mergeFlat(flatBase, flat))).map((field) => field.path));
    return { patch: nest(new Map([...flat].filter(([path]) => declared.has(path)))), timeline: [] };
  });
  return { base: nest(flatBase), lanes };
}
