import { MAX_LANES, MAX_STEP, MAX_TIMELINE } from "./comparison.ts";
import { type Flat, flatten, nest } from "./flat.ts";
import type { MemoryNeeded } from "./memory.ts";
import { changedFlat, mergeFlat } from "./patch.ts";
import { type Problem, problem, type Validation } from "./problem.ts";
import { checkFields, isRecord, readFields, unknownKeys } from "./readFields.ts";
import { refusedChange } from "./refusedChange.ts";
import type { Comparison, Experiment, Lane, Patch, TimelineEntry } from "./schema.ts";
import { timelineFields } from "./timeline.ts";
import { checkedFields, soundExperiment } from "./validate.ts";

const VERSION = 1;
const keys = { comparison: ["v", "base", "lanes"], lane: ["patch", "timeline"], change: ["step", "patch"] } as const;

/** Whether a JSON value is meant as a comparison rather than as a bare experiment. */
export function isComparison(input: unknown): boolean {
  return isRecord(input) && keys.comparison.some((key) => Object.hasOwn(input, key));
}

/** Reads {"v": 1, "base": {…}, "lanes": [{"patch": {…}, "timeline": [{"step": 40, "patch": {…}}]}, …]}. Never throws. */
export function validateComparison(input: unknown, memoryNeeded?: MemoryNeeded): Validation<Comparison> {
  if (!isRecord(input)) return failed(problem("", input, "type", { kind: "fields", fields: keys.comparison }));
  const problems = unknownKeys(input, keys.comparison, "");
  if (input.v !== VERSION) problems.push(problem("v", input.v, "choice", { kind: "choice", values: [VERSION] }));
  const base = checkedFields(input.base ?? {}, "base.");
  problems.push(...base.problems);
  const { lanes } = input;
  if (!isListOf(lanes, 1, MAX_LANES)) problems.push(listProblem("lanes", lanes, 1, MAX_LANES));
  if (problems.length > 0 || !isListOf(lanes, 1, MAX_LANES)) return failed(...problems);
  const read = lanes.map((lane, k) => readLane(lane, base.fields, `lanes[${k}]`, memoryNeeded));
  const wrong = read.flatMap((lane) => (lane.ok ? [] : lane.problems));
  if (wrong.length > 0) return failed(...wrong);
  return { ok: true, value: { base: nest(base.fields), lanes: read.flatMap((lane) => (lane.ok ? [lane.value] : [])) } };
}

function failed(...problems: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems };
}

function isListOf(value: unknown, min: number, max: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length >= min && value.length <= max;
}

/** For a list of a wrong length the value is its length. */
function listProblem(path: string, value: unknown, min: number, max: number): Problem {
  const allowed = { kind: "list", min, max } as const;
  return Array.isArray(value) ? problem(path, value.length, "range", allowed) : problem(path, value, "type", allowed);
}

function readLane(input: unknown, base: Flat, at: string, memoryNeeded: MemoryNeeded | undefined): Validation<Lane> {
  if (!isRecord(input)) return failed(problem(at, input, "type", { kind: "fields", fields: keys.lane }));
  const unknown = unknownKeys(input, keys.lane, `${at}.`);
  const patch = checkedAgainst(base, input.patch ?? {}, `${at}.patch.`);
  const timeline = input.timeline ?? [];
  if (!isListOf(timeline, 0, MAX_TIMELINE)) unknown.push(listProblem(`${at}.timeline`, timeline, 0, MAX_TIMELINE));
  if (unknown.length > 0) return failed(...unknown);
  if (!patch.ok) return patch;
  const experiment = mergeFlat(base, patch.value);
  const sound = soundExperiment(experiment, `${at}.patch.`, memoryNeeded);
  if (!sound.ok) return sound;
  const changes = readTimeline(timeline as readonly unknown[], sound.value, `${at}.timeline`, memoryNeeded);
  return changes.ok ? { ok: true, value: { patch: nest(patch.value), timeline: changes.value } } : changes;
}

/** The fields of a patch, checked for what is chosen once it is merged into `base`. */
function checkedAgainst(base: Flat, input: unknown, at: string): Validation<Flat> {
  const raw = readFields(input, at);
  if (raw.problems.length > 0) return failed(...raw.problems);
  const merged = checkFields(mergeFlat<unknown>(base, raw.fields), at);
  if (merged.problems.length > 0) return failed(...merged.problems);
  return { ok: true, value: new Map([...merged.fields].filter(([path]) => raw.fields.has(path))) };
}

function readTimeline(
  list: readonly unknown[],
  experiment: Experiment,
  at: string,
  memoryNeeded: MemoryNeeded | undefined,
): Validation<readonly TimelineEntry[]> {
  const entries: { readonly step: number; readonly raw: unknown; readonly at: string }[] = [];
  for (const [k, input] of list.entries()) {
    const entry = readEntry(input, `${at}[${k}]`);
    if (!entry.ok) return entry;
    entries.push({ ...entry.value, at: `${at}[${k}]` });
  }
  let standing: Flat = flatten(experiment);
  const timeline: TimelineEntry[] = [];
  entries.sort((a, b) => a.step - b.step);
  for (const { step, raw, at } of entries) {
    const patch = checkedChange(standing, raw, `${at}.patch.`, timelineFields);
    if (!patch.ok) return patch;
    standing = changedFlat(standing, patch.value);
    timeline.push({ step, patch: nest(patch.value) });
  }
  const refused = refusedChange({ experiment, timeline }, memoryNeeded);
  if (refused === null) return { ok: true, value: timeline };
  const before = `${entries[refused.change]?.at}.patch.`;
  return failed(...refused.problems.map((one) => ({ ...one, path: before + one.path })));
}

function readEntry(input: unknown, at: string): Validation<{ readonly step: number; readonly raw: unknown }> {
  if (!isRecord(input)) return failed(problem(at, input, "type", { kind: "fields", fields: keys.change }));
  const unknown = unknownKeys(input, keys.change, `${at}.`);
  if (unknown.length > 0) return failed(...unknown);
  const { step } = input;
  const allowed = { kind: "integer", min: 0, max: MAX_STEP } as const;
  if (!Number.isInteger(step)) return failed(problem(`${at}.step`, step, "type", allowed));
  if ((step as number) < 0 || (step as number) > MAX_STEP) return failed(problem(`${at}.step`, step, "range", allowed));
  return { ok: true, value: { step: step as number, raw: input.patch ?? {} } };
}

/**
 * A change that a run is told of, for the experiment as it stands there: only of `fields`, of those that exist for what
 * is chosen, and with values that they may have. Never throws.
 */
export function validateChange(standing: Experiment, input: unknown, fields: readonly string[]): Validation<Patch> {
  const change = checkedChange(flatten(standing), input, "", fields);
  return change.ok ? { ok: true, value: nest(change.value) } : change;
}

function checkedChange(standing: Flat, input: unknown, at: string, fields: readonly string[]): Validation<Flat> {
  const patch = checkedAgainst(standing, input, at);
  if (!patch.ok) return patch;
  const fixed = [...patch.value].filter(([path]) => !fields.includes(path));
  if (fixed.length === 0) return patch;
  return failed(...fixed.map(([path, value]) => problem(at + path, value, "not_live", { kind: "fields", fields })));
}
