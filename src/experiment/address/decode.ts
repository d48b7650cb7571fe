import { canonical, MAX_LANES, MAX_STEP } from "../comparison.ts";
import { fieldAt, sameValue } from "../declaration.ts";
import type { Value } from "../fields.ts";
import { fieldValue } from "../fieldValue.ts";
import { type Allowed, allowedBy, type Problem, type ProblemCode, problem } from "../problem.ts";
import { isScenarioId, scenarios } from "../scenarios/index.ts";
import type { Comparison } from "../schema.ts";
import { applyEntries, type Entry } from "./applyEntries.ts";
import { decoded, placeOf, valueIn } from "./notation.ts";
import { noticesOf } from "./notices.ts";
import { nothing, startAt } from "./start.ts";
import { ADDRESS_VERSION, type Decoded, type Known, MAX_ADDRESS, MAX_PAIRS, openingComparison } from "./state.ts";
import { viewFieldAt } from "./viewFields.ts";

/** What an address says before it is known what of it can hold. */
interface Reading {
  /** Undefined: one that does not exist, so that the rest says nothing. */
  scenario: string | null | undefined;
  lanes: number | null;
  view: string | null;
  language: string | null;
  step: number | null;
  readonly own: Map<string, Value>;
  readonly entries: Map<string, Entry>;
  readonly ignored: Set<string>;
  readonly problems: Problem[];
}

/**
 * The state that an address (a location's hash, with or without "#") describes. Never throws: whatever cannot be
 * used is named in a notice, and the state is one that trains.
 */
export function decode(hash: string, known: Known): Decoded {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  const usual = { view: known.views[0] ?? "", own: new Map<string, Value>(), language: null, step: null };
  const shown = { state: { ...usual, comparison: openingComparison }, scenario: scenarioOf(openingComparison) };
  if (text === "") return { ...shown, notices: [] };
  const pairs =
    text.length > MAX_ADDRESS
      ? []
      : text
          .split("&", MAX_PAIRS)
          .filter((pair) => pair !== "")
          .map(pairOf);
  const version = pairs.find(({ key }) => key === "v");
  if (pairs.length === 0 || (version && version.value !== ADDRESS_VERSION)) {
    return { ...shown, notices: [{ kind: "address_unreadable" }] };
  }
  const reading: Reading = {
    scenario: null,
    lanes: null,
    view: null,
    language: null,
    step: null,
    own: new Map(),
    entries: new Map(),
    ignored: new Set(),
    problems: [],
  };
  for (const pair of pairs) readPair(pair, reading, known);
  const comparison = comparisonOf(reading);
  const { own, language, step } = reading;
  const state = { comparison, view: reading.view ?? usual.view, own, language, step };
  return { state, scenario: scenarioOf(comparison), notices: noticesOf([...reading.ignored], reading.problems) };
}

interface Pair {
  readonly key: string;
  /** Null where it has none, or one whose escapes make no text. */
  readonly value: string | null;
}

function pairOf(text: string): Pair {
  const at = text.indexOf("=");
  const key = at < 0 ? text : text.slice(0, at);
  return { key: decoded(key) ?? key, value: at < 0 ? null : decoded(text.slice(at + 1)) };
}

function readPair({ key, value }: Pair, reading: Reading, known: Known): void {
  const refuse = (code: ProblemCode, allowed: Allowed) =>
    reading.problems.push(problem(key, value ?? "", code, allowed));
  const choose = (values: readonly string[]) => {
    if (value !== null && values.includes(value)) return value;
    refuse("choice", { kind: "choice", values });
    return null;
  };
  const count = (min: number, max: number) => {
    const number = value !== null && /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    refuse(Number.isNaN(number) ? "type" : "range", { kind: "integer", min, max });
    return null;
  };
  switch (key) {
    case "v":
      return;
    case "s":
      reading.scenario = choose(Object.keys(scenarios)) ?? undefined;
      return;
    case "lanes":
      reading.lanes = count(1, MAX_LANES);
      return;
    case "view":
      reading.view = choose(known.views);
      return;
    case "lang":
      reading.language = choose(known.languages);
      return;
    case "step":
      reading.step = count(-1, MAX_STEP);
      return;
    default:
      readEntry(key, value, reading);
  }
}

function readEntry(key: string, text: string | null, reading: Reading): void {
  const { entries, ignored, problems, own } = reading;
  const ownField = viewFieldAt(key);
  if (ownField) {
    const checked = fieldValue(ownField, text === null ? null : valueIn(ownField, text));
    if (!checked.ok || text === null) {
      problems.push(problem(key, text ?? "", checked.ok ? "type" : checked.code, allowedBy(ownField)));
    } else if (!sameValue(checked.value, ownField.default)) own.set(key, checked.value);
    return;
  }
  const place = placeOf(key);
  const field = fieldAt(place.path);
  if (!field) {
    ignored.add(key);
    return;
  }
  const checked = fieldValue(field, text === null ? null : valueIn(field, text));
  if (checked.ok && text !== null) entries.set(key, { ...place, key, value: checked.value });
  else problems.push(problem(key, text ?? "", checked.ok ? "type" : checked.code, allowedBy(field)));
}

function comparisonOf(reading: Reading): Comparison {
  const { scenario, lanes, entries } = reading;
  const isUnchanged = scenario === null && lanes === null && entries.size === 0;
  if (scenario === undefined || isUnchanged) return openingComparison;
  const start = scenario !== null && isScenarioId(scenario) ? startAt(scenarios[scenario].comparison) : nothing;
  const mentioned = Math.max(0, ...[...entries.values()].map(({ lane }) => lane ?? 0));
  const count = lanes ?? (start.patches.length || mentioned + 1);
  const applied = applyEntries(start, count, [...entries.values()]);
  for (const key of applied.ignored) reading.ignored.add(key);
  reading.problems.push(...applied.problems);
  return applied.comparison;
}

function scenarioOf(comparison: Comparison): string | null {
  const text = JSON.stringify(comparison);
  return (
    Object.values(scenarios).find((scenario) => JSON.stringify(canonical(scenario.comparison)) === text)?.id ?? null
  );
}
