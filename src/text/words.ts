import type { SettingValue } from "./figures.ts";
import type { Text } from "./index.ts";
import { settingText } from "./settingText.ts";

/** Words by a name that comes from the declaration of an experiment, a scenario or a speed; the tests see to it that none is missing. */

export interface FieldWords {
  readonly label: string;
  /** A letter beside the label, as formulas write it: "σ_w". */
  readonly symbol?: string;
  readonly hint: string;
}

function own<T>(record: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The words for a field by its path; the path itself where the language has none. */
export function fieldWords(text: Text, path: string): FieldWords {
  return own<FieldWords>(text.fields, path) ?? { label: path, hint: "" };
}

/** A value of a field in words: a choice by its name, a number as it was typed, none where it may be left unset. */
export function valueWord(text: Text, path: string, value: SettingValue): string {
  const choices = own<{ readonly [value: string]: string }>(text.choices, path);
  return (choices && own(choices, String(value))) ?? (value === null ? text.controls.unset : settingText(value));
}

export interface ScenarioWords {
  readonly name: string;
  /** One line: what to look at. */
  readonly look: string;
}

export function scenarioWords(text: Text, id: string): ScenarioWords {
  return own<ScenarioWords>(text.scenarios, id) ?? { name: id, look: "" };
}

export function speedWord(text: Text, speed: number | "max"): string {
  return text.transport.speeds[speed === "max" ? "max" : (`${speed}` as "1" | "4" | "16")];
}
