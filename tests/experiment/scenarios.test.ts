import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { encode } from "../../src/experiment/address/encode.ts";
import { canonical, resolve } from "../../src/experiment/comparison.ts";
import type { Check } from "../../src/experiment/scenarios/check.ts";
import { scenarioGroups } from "../../src/experiment/scenarios/groups.ts";
import { scenarios } from "../../src/experiment/scenarios/index.ts";
import type { Comparison, Experiment } from "../../src/experiment/schema.ts";
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
    const state = { comparison: scenario.comparison, view: "present", own: new Map(), language: "zh", step: 1_000_000 };
    const link = `https://${"x".repeat(51)}/${encode(state, { views: ["lab", "present"], languages: ["zh"] })}`;
    expect(link.length).toBeLessThanOrEqual(213);
  });

  test("promises something of each lane or of two together, within its steps", () => {
    const { comparison, checks } = scenario as { readonly comparison: Comparison; readonly checks: readonly Check[] };
    const lanes = resolve(comparison);
    const [{ steps }] = lanes.map(({ experiment }) => experiment) as [Experiment];
    expect(lanes.every(({ experiment }) => experiment.steps === steps)).toBe(true);
    for (const { lane, at, band, expected } of checks) {
      expect(lane === null || lane < lanes.length).toBe(true);
      expect(at === "run" || at < steps).toBe(true);
      if (band[0] === "none" || band[1] === "none")
        expect([band[0], band[1], expected]).toEqual(["none", "none", "none"]);
      else expect(band[0]).toBeLessThanOrEqual(band[1]);
      if (typeof expected === "object") expect(expected.hits).toBeLessThanOrEqual(expected.of);
      else if (expected !== "none") expect(expected >= Number(band[0]) && expected <= Number(band[1])).toBe(true);
    }
    const told = new Set(checks.map(({ lane }) => lane));
    const everyLane = lanes.every((_, lane) => told.has(lane));
    expect(told.has(null) || everyLane).toBe(true);
  });
});

test("every shipped scenario is still there, and every one that is there is kept", () => {
  expect(Object.keys(scenarios).sort()).toEqual(Object.keys(shipped).sort());
});

test("each scenario is offered once", () => {
  expect(Object.values(scenarioGroups).flat().sort()).toEqual(Object.keys(scenarios).sort());
});
