import { describe, expect, it } from "vitest";
import { fieldAt, fieldPaths } from "../../src/experiment/declaration.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import { en } from "../../src/text/en.ts";
import { fieldWords, scenarioWords, speedWord, valueWord } from "../../src/text/words.ts";
import { zh } from "../../src/text/zh.ts";

const choices = fieldPaths.flatMap((path) => {
  const field = fieldAt(path);
  return field?.kind === "choice" ? field.values.map((value) => ({ path, value })) : [];
});

describe.each(Object.entries({ en, zh }))("%s", (_language, text) => {
  it.each(fieldPaths)("names the field %s and says what it is", (path) => {
    const { label, hint } = fieldWords(text, path);
    expect(label).not.toBe(path);
    expect(label.length).toBeLessThanOrEqual(15);
    expect(hint).not.toBe("");
  });

  it("names no field that does not exist", () => {
    expect(Object.keys(text.fields).filter((path) => !fieldAt(path))).toEqual([]);
  });

  it.each(choices)("names the choice $value of $path", ({ path, value }) => {
    const named = (text.choices as Record<string, Record<string, string>>)[path];
    expect(named?.[String(value)]).toBe(valueWord(text, path, value));
  });

  it.each(Object.keys(scenarios))("names the scenario %s and says what to look at", (id) => {
    const { name, look } = scenarioWords(text, id);
    expect(name).not.toBe(id);
    expect(look).not.toBe("");
  });

  it("names the speeds", () => {
    expect(([1, 4, 16] as const).map((speed) => speedWord(text, speed))).toEqual(["1×", "4×", "16×"]);
    expect(speedWord(text, "max")).toBe(text.transport.speeds.max);
  });
});
