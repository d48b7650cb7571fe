import { canonical, MAX_STEP, MAX_TIMELINE } from "../comparison.ts";
import type { Value } from "../fields.ts";
import { applicable, type Flat, filled, nest } from "../flat.ts";
import { changedFlat, mergeFlat } from "../patch.ts";
import type { Problem } from "../problem.ts";
import { refusedChange } from "../refusedChange.ts";
import type { Comparison, Lane, TimelineEntry } from "../schema.ts";
import { timelineFields } from "../timeline.ts";
import { soundExperiment } from "../validate.ts";
import type { Place } from "./notation.ts";
import type { Start } from "./start.ts";

/** One PATH=VALUE of an address, its value checked. */
export interface Entry extends Place {
  readonly key: string;
  readonly value: Value;
}

interface Applied {
  readonly comparison: Comparison;
  /** The keys of entries that have no place in the experiment that came about. */
  readonly ignored: ReadonlySet<string>;
  /** Why entries were left out that PyTorch or memory do not allow together; `path` is the entry's key. */
  readonly problems: readonly Problem[];
}

/**
 * The comparison of `count` lanes that the entries make of the start. Entries that make a lane impossible are left
 * out one by one; the start alone is always possible.
 */
export function applyEntries(start: Start, count: number, entries: readonly Entry[]): Applied {
  const problems: Problem[] = [];
  let left = entries;
  for (;;) {
    const attempt = attemptWith(start, count, left);
    const culprit = attempt.problem && culpritOf(attempt.problem, left);
    if (!attempt.problem || !culprit)
      return { comparison: canonical(attempt.comparison), ignored: attempt.ignored, problems };
    problems.push({ ...attempt.problem.problem, path: culprit.key });
    left = left.filter((entry) => entry !== culprit);
  }
}

interface LaneProblem {
  readonly problem: Problem;
  readonly lane: number;
  /** The step of the change that is to blame; null: the lane is impossible from the start. */
  readonly step: number | null;
}

/** The entry that gives way: the lane's own before the base's, the setting complained of before those beside it. */
function culpritOf({ problem, lane, step }: LaneProblem, entries: readonly Entry[]): Entry | undefined {
  const paths = [problem.path, ...problem.with.map(({ path }) => path)];
  const candidates = paths.flatMap((path) => [lane, null].map((of) => ({ path, of })));
  for (const { path, of } of candidates) {
    const found = entries.find((entry) => entry.path === path && entry.lane === of && entry.step === step);
    if (found) return found;
  }
  return undefined;
}

interface Attempt {
  readonly comparison: Comparison;
  readonly ignored: ReadonlySet<string>;
  readonly problem: LaneProblem | null;
}

function attemptWith(start: Start, count: number, entries: readonly Entry[]): Attempt {
  const ignored = new Set(entries.filter(({ lane }) => lane !== null && lane >= count).map(({ key }) => key));
  const base = applied(start.base, entriesAt(entries, null, null), ignored);
  const lanes: Lane[] = [];
  let problem: LaneProblem | null = null;
  for (let lane = 0; lane < count && problem === null; lane++) {
    const begun = applied(mergeFlat(base, start.patches[lane] ?? new Map()), entriesAt(entries, lane, null), ignored);
    const own = entries.filter((entry) => entry.lane === lane && entry.step !== null);
    const timeline = timelineOf(filled(begun), own, ignored);
    problem = laneProblem(begun, timeline, lane);
    lanes.push({ patch: nest(begun), timeline });
  }
  return { comparison: { base: nest(base), lanes }, ignored, problem };
}

/** Why the lane cannot be: from the start, or once a change is made. */
function laneProblem(begun: Flat, timeline: readonly TimelineEntry[], lane: number): LaneProblem | null {
  const sound = soundExperiment(begun, "");
  if (!sound.ok) return { problem: sound.problems[0] as Problem, lane, step: null };
  const refused = refusedChange({ experiment: sound.value, timeline });
  const step = refused && timeline[refused.change]?.step;
  return refused === null ? null : { problem: refused.problems[0] as Problem, lane, step: step ?? null };
}

function entriesAt(entries: readonly Entry[], lane: number | null, step: number | null): readonly Entry[] {
  return entries.filter((entry) => entry.lane === lane && entry.step === step);
}

/** `standing` with the entries; the keys of those that do not exist for what is then chosen go into `ignored`. */
function applied(standing: Flat, entries: readonly Entry[], ignored: Set<string>): Map<string, Value> {
  const merged = applicable(mergeFlat(standing, new Map(entries.map(({ path, value }) => [path, value]))));
  for (const { path, key } of entries) if (!merged.has(path)) ignored.add(key);
  return merged;
}

function timelineOf(start: Flat, entries: readonly Entry[], ignored: Set<string>): readonly TimelineEntry[] {
  const may = ({ path, step }: Entry) => timelineFields.includes(path) && step !== null && step <= MAX_STEP;
  for (const entry of entries) if (!may(entry)) ignored.add(entry.key);
  const steps = new Map<number, Entry[]>();
  for (const entry of entries.filter(may)) {
    const step = entry.step ?? 0;
    steps.set(step, [...(steps.get(step) ?? []), entry]);
  }
  const inOrder = [...steps].sort(([a], [b]) => a - b);
  for (const { key } of inOrder.slice(MAX_TIMELINE).flatMap(([, late]) => late)) ignored.add(key);
  let standing = start;
  return inOrder.slice(0, MAX_TIMELINE).map(([step, changes]) => {
    const after = applied(standing, changes, ignored);
    const made = new Map(changes.filter(({ path }) => after.has(path)).map(({ path, value }) => [path, value]));
    standing = changedFlat(standing, made);
    return { step, patch: nest(made) };
  });
}
