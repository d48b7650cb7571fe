import { describe, expect, it } from "vitest";
import { scenarios } from "../../../src/experiment/scenarios/index.ts";
import { checksText } from "../../../src/text/checks/index.ts";
import { en } from "../../../src/text/en.ts";
import { presentText } from "../../../src/text/present/index.ts";
import { zh } from "../../../src/text/zh.ts";
import { assignment } from "../../../src/views/present/assignment.ts";

const LINK = "https://example.org/#v=1&s=opening";

describe.each(["en", "zh"] as const)("an assignment in %s", (language) => {
  const words = { text: { en, zh }[language], present: presentText[language], checks: checksText[language] };
  const { blank } = words.present.assignment;

  it.each(Object.values(scenarios))(
    "on $id asks for every check, with a blank in the place of its figure",
    (scenario) => {
      const students = assignment(words, scenario, LINK, false);
      const teachers = assignment(words, scenario, LINK, true);
      const asked = (text: string) => text.split("\n").filter((line) => /^\d+\. .* = /.test(line));
      expect(asked(students)).toHaveLength(scenario.checks.length);
      for (const line of asked(students)) expect(line.endsWith(` = ${blank}`)).toBe(true);
      expect(asked(teachers)).toHaveLength(scenario.checks.length);
      for (const line of asked(teachers)) expect(line).not.toContain(blank);
      expect(students).toContain(LINK);
    },
  );

  it("of the opening says what to open, to do, to look at and to answer", () => {
    const text = assignment(words, scenarios.opening, LINK, false);
    const { open, todo, look, questions } = words.present.assignment;
    expect(text.match(/^## .*$/gm)).toEqual([`## ${open}`, `## ${todo}`, `## ${look}`, `## ${questions}`]);
    expect(text).not.toMatch(/10\s?000|1\.255|undefined|\*\*/);
  });
});
