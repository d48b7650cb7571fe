import {
  type EmbedField,
  type EmbedName,
  type EmbedSettings,
  embedFields,
  embedNames,
} from "../../experiment/address/embedFields.ts";

/** Longer values are not read. */
const LONGEST = 2048;

/** No origin is so called: with this in its place, none is allowed. */
const NOBODY = ["nobody"];

type EmbedValue = readonly string[] | boolean;

/** A parameter whose value cannot be: its default stands in for it; for `allow` that nobody may. */
export interface EmbedProblem {
  readonly name: EmbedName;
  readonly value: string;
}

interface ReadEmbed {
  readonly settings: EmbedSettings;
  readonly problems: readonly EmbedProblem[];
}

/** How a frame shows the page, by its query. Never throws; parameters that are not of the table are others' and not told of. */
export function readEmbed(query: string): ReadEmbed {
  const given = new URLSearchParams(query);
  const problems: EmbedProblem[] = [];
  const settings = embedNames.map((name) => {
    const field: EmbedField = embedFields[name];
    const text = given.get(name);
    const value = text === null ? field.default : valueIn(field, text);
    if (value === null) problems.push({ name, value: text ?? "" });
    // Whoever has mistyped who may talk to the frame has not said that anyone may.
    return [name, value ?? (field.kind === "origins" ? NOBODY : field.default)];
  });
  return { settings: Object.fromEntries(settings), problems };
}

/** The query of a frame, with its "?"; what is so anyway is left out. `more`: parameters that are not of the table. */
export function writeEmbed(settings: Partial<EmbedSettings>, more: Readonly<Record<string, string>> = {}): string {
  const parts = embedNames.flatMap((name) => {
    const value: EmbedValue | undefined = settings[name];
    const usual: EmbedValue = embedFields[name].default;
    return value === undefined || textOf(value) === textOf(usual) ? [] : [`${name}=${textOf(value)}`];
  });
  const others = Object.entries(more).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `?${["embed", ...parts, ...others].join("&")}`;
}

/** Origins need no escapes, and names have none. */
function textOf(value: EmbedValue): string {
  return typeof value === "boolean" ? String(Number(value)) : value.join(",");
}

/** The reverse of `textOf`; null where the field may not hold it. */
function valueIn(field: EmbedField, text: string): EmbedValue | null {
  if (text.length > LONGEST) return null;
  switch (field.kind) {
    case "flag":
      return text === "1" || text === "0" ? text === "1" : null;
    case "names": {
      const names = listOf(text);
      return names.every((name) => field.values.includes(name)) ? names : null;
    }
    case "origins": {
      const origins = listOf(text).map(originOf);
      const isList = origins.length > 0 && origins.length <= field.most && origins.every((origin) => origin !== null);
      return isList ? (origins as string[]) : null;
    }
    default:
      return field satisfies never;
  }
}

function listOf(text: string): readonly string[] {
  return [...new Set(text.split(",").filter((name) => name !== ""))];
}

/** "https://course.example" of that or of an address below it; null where it is neither. */
function originOf(text: string): string | null {
  try {
    const { protocol, origin } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? origin : null;
  } catch {
    return null;
  }
}
