import { canonical, type ResolvedLane, resolve } from "../comparison.ts";
import { type Flat, filled, flatten } from "../flat.ts";
import { difference, mergeFlat } from "../patch.ts";
import { scenarios } from "../scenarios/index.ts";
import type { Comparison } from "../schema.ts";
import { keyOf, type Place, textOf } from "./notation.ts";
import { nothing, type Start, startAt } from "./start.ts";
import { ADDRESS_VERSION, type AddressState, type Known } from "./state.ts";
import { viewPaths } from "./viewFields.ts";

/**
 * The address of a state, with its "#". The comparison is described from whatever makes the shortest text: a
 * scenario, or the defaults. Equal comparisons have equal addresses.
 */
export function encode({ comparison, view, own, language, step }: AddressState, known: Known): string {
  const parts = [`v=${ADDRESS_VERSION}`, ...comparisonParts(canonical(comparison))];
  if (view !== known.views[0]) parts.push(`view=${encodeURIComponent(view)}`);
  for (const path of viewPaths(view)) {
    const value = own.get(path);
    if (value !== undefined) parts.push(`${path}=${textOf(value)}`);
  }
  if (language !== null) parts.push(`lang=${encodeURIComponent(language)}`);
  if (step !== null) parts.push(`step=${step}`);
  return `#${parts.join("&")}`;
}

function comparisonParts(comparison: Comparison): readonly string[] {
  const fromScenarios = Object.values(scenarios).map((scenario) => [
    `s=${scenario.id}`,
    ...laneCount(comparison, scenario.comparison.lanes.length),
    ...changesFrom(startAt(scenario.comparison), comparison),
  ]);
  const fromDefaults = [`lanes=${comparison.lanes.length}`, ...changesFrom(nothing, comparison)];
  return [fromDefaults, ...fromScenarios].reduce((best, parts) => (lengthOf(parts) < lengthOf(best) ? parts : best));
}

const lengthOf = (parts: readonly string[]) => parts.join("&").length;

function laneCount({ lanes }: Comparison, usual: number): readonly string[] {
  return lanes.length === usual ? [] : [`lanes=${lanes.length}`];
}

function changesFrom(start: Start, comparison: Comparison): readonly string[] {
  const change = difference(start.base, filled(flatten(comparison.base)));
  const base = mergeFlat(start.base, change);
  const lanes = resolve(comparison).flatMap((lane, k) =>
    laneChanges(mergeFlat(base, start.patches[k] ?? new Map()), lane, k),
  );
  return [...pairs(change, null, null), ...lanes];
}

function laneChanges(standing: Flat, { experiment, timeline }: ResolvedLane, lane: number): readonly string[] {
  const patch = difference(standing, flatten(experiment));
  return [...pairs(patch, lane, null), ...timeline.flatMap((entry) => pairs(flatten(entry.patch), lane, entry.step))];
}

function pairs(fields: Flat, lane: Place["lane"], step: Place["step"]): readonly string[] {
  return [...fields].map(([path, value]) => `${keyOf({ lane, step, path })}=${textOf(value)}`);
}
