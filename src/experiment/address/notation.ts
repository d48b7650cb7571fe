import type { Field, Value } from "../fields.ts";

/** A value as it stands in an address. */
export function textOf(value: Value): string {
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) return value.map(numberText).join(",");
  return typeof value === "string" ? encodeURIComponent(value) : String(value);
}

/** The shortest text that reads back as the same number; without "+", which some programs turn into a space. */
function numberText(value: number): string {
  return String(value).replace("+", "");
}

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const LONGEST_NUMBER = 40;

function numberOf(text: string): number | string {
  return text.length <= LONGEST_NUMBER && NUMBER.test(text) ? Number(text) : text;
}

/** The reverse of `textOf`. What cannot be read stays text, which the field's check then refuses. */
export function valueIn(field: Field, text: string): unknown {
  switch (field.kind) {
    case "number":
    case "integer":
      return field.nullable && text === "null" ? null : numberOf(text);
    case "pair":
      return text.length <= 2 * LONGEST_NUMBER && text.includes(",") ? text.split(",", 3).map(numberOf) : text;
    case "switch":
      return text === "true" || text === "false" ? text === "true" : text;
    case "choice": {
      const found = (field.values as readonly Value[]).find((value) => String(value) === text);
      return found === undefined ? text : found;
    }
    case "text":
      return text;
    default:
      return field satisfies never;
  }
}

/** Percent-decoded; null where the escapes make no text. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const LANE_LETTERS = "abcdefghijkl";

function laneLetter(lane: number): string {
  return LANE_LETTERS.charAt(lane);
}

/** Where a value belongs: in the base (`lane` null), in a lane's patch (`step` null) or in its timeline. */
export interface Place {
  readonly lane: number | null;
  readonly step: number | null;
  readonly path: string;
}

export function keyOf({ lane, step, path }: Place): string {
  const prefix = lane === null ? "" : `${laneLetter(lane)}.`;
  return `${prefix}${step === null ? "" : `t${step}.`}${path}`;
}

/** The reverse of `keyOf`; the path may be any text. */
export function placeOf(key: string): Place {
  const match = /^([a-l])\.(?:t(\d{1,10})\.)?(.*)$/s.exec(key);
  if (!match) return { lane: null, step: null, path: key };
  const [, letter = "", step, path = ""] = match;
  return { lane: LANE_LETTERS.indexOf(letter), step: step === undefined ? null : Number(step), path };
}
