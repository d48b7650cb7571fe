import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { encode } from "../../src/experiment/address/encode.ts";
import { canonical } from "../../src/experiment/comparison.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import { validateComparison } from "../../src/experiment/validateComparison.ts";

const shipped = JSON.parse(readFileSync(new URL("../fixtures/scenarios-v1.json", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;

describe.each(Object.entries(scenarios))("scenario %s", (id, scenario) => {
  test("has the id by which it is found", () => {
    expect(scenario.id).toBe(id);
  });

  test("is a valid comparison without changes on the way", () => {
    expect(validateComparison({ v: 1, ...scenario.comparison }).ok).toBe(true);
    expect(scenario.comparison.lanes.every(({ timeline }) => timeline.length === 0)).toBe(true);
  });

  test("is what it was when it shipped, for links name it", () => {
    expect(canonical(scenario.comparison)).toEqual(shipped[id]);
  });

  test("has a link that fits into a QR code of version 10 (213 bytes)", () => {
    const state = { comparison: scenario.comparison, view: "present", language: "zh", step: 1_000_000 };
    const link = `https://${"x".repeat(51)}/${encode(state, { views: ["lab", "present"], languages: ["zh"] })}`;
    expect(link.length).toBeLessThanOrEqual(213);
  });
});

test("every shipped scenario is still there", () => {
  expect(Object.keys(scenarios)).toEqual(expect.arrayContaining(Object.keys(shipped)));
});
