import { experimentAt, resolve } from "./comparison.ts";
import { aloneFields, type Declared, declaredFor, fieldPaths, sameValue, whereHolds } from "./declaration.ts";
import type { Value } from "./fields.ts";
import { type Flat, flatten } from "./flat.ts";
import type { Comparison, Experiment } from "./schema.ts";

/** A setting that is not the same in all lanes. */
export interface Difference {
  readonly path: string;
  /** The value in each lane; undefined where the lane's choice has no such field (max_norm without clipping). */
  readonly values: readonly (Value | undefined)[];
  /** The path of the differing choice that this difference comes with ("clip.mode"); null: it stands for itself. */
  readonly under: string | null;
}

/** What a lane's title names, as data: a setting, or a choice with the fields it brings. */
type TitlePart =
  | { readonly kind: "clip"; readonly clip: Experiment["clip"] }
  | { readonly kind: "init"; readonly init: Experiment["init"] }
  | { readonly kind: "optimizer"; readonly optimizer: Experiment["optimizer"] }
  | { readonly kind: "field"; readonly path: string; readonly value: Value };

/** Empty where the lanes do not differ. */
export type LaneTitle = readonly TitlePart[];

/**
 * What differs between the lanes, in the declaration's order. With `step`, as the lanes stand at that step; else with
 * all changes of their timelines. How many things differ: count those with `under` null.
 */
export function differencesFrom(
  comparison: Comparison,
  step: number = Number.POSITIVE_INFINITY,
): readonly Difference[] {
  return differencesBetween(experimentsAt(comparison, step));
}

/** The title of a lane: what sets it apart from the others ("No clipping", "Clipped at 1.0", "σ_w = 1.8"). */
export function laneTitle(comparison: Comparison, lane: number, step: number = Number.POSITIVE_INFINITY): LaneTitle {
  const experiments = experimentsAt(comparison, step);
  const experiment = experiments[lane];
  return experiment ? titleOf(experiment, lane, differencesBetween(experiments)) : [];
}

function experimentsAt(comparison: Comparison, step: number): readonly Experiment[] {
  return resolve(comparison).map((lane) => experimentAt(lane, step));
}

function differencesBetween(experiments: readonly Experiment[]): readonly Difference[] {
  const lanes = experiments.map(fieldsThatCount);
  const tags = differingTags(lanes);
  return fieldPaths.flatMap((path): Difference[] => {
    const values = lanes.map((lane) => lane.get(path));
    if (path === "name" || path === "steps" || values.every((value) => sameValue(value, values[0]))) return [];
    return [{ path, values, under: tags.get(path) ?? null }];
  });
}

/** Without the nonlinearity of a cell that has none to choose. */
function fieldsThatCount(experiment: Experiment): Flat {
  const flat = flatten(experiment);
  for (const { path, choicePath, where } of aloneFields) {
    if (!whereHolds(where, flat.get(choicePath))) flat.delete(path);
  }
  return flat;
}

/** For each field that belongs to some values of a differing choice alone: the choice's path. */
function differingTags(lanes: readonly Flat[]): ReadonlyMap<string, string> {
  const declared: readonly (readonly Declared[])[] = lanes.map(declaredFor);
  const tags = (declared[0] ?? []).filter(({ path, role }) => role === "tag" && differsAt(lanes, path));
  const own = declared.flat().filter(({ role }) => role === "own");
  const alone = aloneFields.filter(({ choicePath }) => differsAt(lanes, choicePath));
  return new Map([
    ...alone.map(({ path, choicePath }): [string, string] => [path, choicePath]),
    ...tags.flatMap((tag) =>
      own.filter(({ section }) => section === tag.section).map(({ path }): [string, string] => [path, tag.path]),
    ),
  ]);
}

function differsAt(lanes: readonly Flat[], path: string): boolean {
  return lanes.some((lane) => !sameValue(lane.get(path), lanes[0]?.get(path)));
}

function titleOf(experiment: Experiment, lane: number, differences: readonly Difference[]): LaneTitle {
  const parts = differences
    .filter(({ under }) => under === null)
    .map(({ path, values }) => partOf(experiment, path, values[lane]));
  const hasClip = (k: number) => parts.slice(0, k).some((part) => part.kind === "clip");
  return parts.filter((part, k) => part.kind !== "clip" || !hasClip(k));
}

/** Clipping is named whole even where only its threshold differs: "Clipped at 1.0". */
function partOf({ clip, init, optimizer }: Experiment, path: string, value: Value | undefined): TitlePart {
  if (path.startsWith("clip.")) return { kind: "clip", clip };
  if (path === "init.scheme") return { kind: "init", init };
  if (path === "optimizer.name") return { kind: "optimizer", optimizer };
  return { kind: "field", path, value: value ?? null };
}
