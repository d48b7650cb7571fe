import { describe, expect, it } from "vitest";
import { type Check, isPromise } from "../../../../src/experiment/scenarios/check.ts";
import { scenarios } from "../../../../src/experiment/scenarios/index.ts";
import type { Scenario } from "../../../../src/experiment/scenarios/scenario.ts";
import { checksText } from "../../../../src/text/checks/index.ts";
import {
  writtenBand,
  writtenExpected,
  writtenRange,
  writtenReading,
} from "../../../../src/views/lab/panels/checks/written.ts";

const { en, zh } = checksText;
const all: readonly Check[] = Object.values(scenarios).flatMap((scenario: Scenario) => scenario.checks);
const [loss, , norm] = scenarios.article.checks;
const [first, , growth, none] = scenarios.opening.checks;

describe("a check in words", () => {
  it("writes as many figures as tell the ends of its band apart", () => {
    expect(writtenBand(en, loss)).toBe("0.959064 to 0.959066");
    expect(writtenReading(en, loss, 0.9590649, 0)).toBe("0.9590649");
    expect(writtenBand(en, norm)).toBe("0.613824 to 0.613826");
    expect(writtenBand(en, growth)).toBe("×1.11 to ×1.39");
  });

  it("names steps, and that there is none", () => {
    expect([writtenExpected(en, first), writtenBand(en, first)]).toEqual(["step 26", "step 25 to step 28"]);
    expect([writtenExpected(en, none), writtenBand(en, none)]).toEqual(["none", "none"]);
    expect(writtenReading(en, first, "waiting", 119)).toBe("– until step 119");
    expect(writtenReading(zh, first, 26, 119)).toBe("第 26 步");
  });

  it("tells shares of runs, and the range of others with what is no number", () => {
    expect(writtenExpected(en, scenarios.cliff.checks[0])).toBe("in 18 of 20");
    expect(writtenRange(en, first, [26, "none", 25, Number.NaN])).toBe("step 25 to step 26, none, NaN");
  });

  it.each(["en", "zh"] as const)("has %s words for every check, of both kinds of chain", (language) => {
    const words = checksText[language];
    for (const check of all) {
      for (const overTime of [false, true]) {
        expect(words.measure(check.measure, { overTime, length: 20 })).toMatch(/\S/);
      }
      expect(words.sources[check.source]).toMatch(/\S/);
      expect(writtenExpected(words, check)).not.toMatch(/undefined|\[object/);
    }
    expect(all.filter((check) => !isPromise(check))).toHaveLength(4);
  });
});
