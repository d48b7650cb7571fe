import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryNeeded } from "../../src/engine/trainer.ts";
import { canonical, experimentAt, resolve } from "../../src/experiment/comparison.ts";
import type { Problem } from "../../src/experiment/problem.ts";
import type { Comparison } from "../../src/experiment/schema.ts";
import { isComparison, validateComparison } from "../../src/experiment/validateComparison.ts";
import { comparison } from "./arbitraries.ts";

function problemsOf(input: unknown): readonly Problem[] {
  const result = validateComparison(input, memoryNeeded);
  return result.ok ? [] : result.problems;
}
const lane = { patch: {}, timeline: [] };

/** What each lane trains with at these steps. */
function lived(of: Comparison, steps: readonly number[]) {
  return resolve(of).map((lane) => steps.map((step) => experimentAt(lane, step)));
}

describe("a comparison", () => {
  test("resolves to the base, a patch and a timeline", () => {
    const [a, b] = resolve({
      base: { optimizer: { name: "sgd", lr: 0.1 } },
      lanes: [
        lane,
        {
          patch: { clip: { mode: "norm", max_norm: 3 } },
          timeline: [
            { step: 9, patch: { clip: { mode: "value" } } },
            { step: 4, patch: { optimizer: { lr: 1 } } },
          ],
        },
      ],
    });
    expect(a?.experiment.clip).toEqual({ mode: "none" });
    expect(b?.experiment).toMatchObject({ clip: { mode: "norm", max_norm: 3 }, optimizer: { name: "sgd", lr: 0.1 } });
    expect(b?.timeline.map(({ step }) => step)).toEqual([4, 9]);
    if (!b) throw new Error("no lane B");
    expect(experimentAt(b, 3).optimizer.lr).toBe(0.1);
    expect(experimentAt(b, 4).optimizer.lr).toBe(1);
    expect(experimentAt(b, 9).clip).toEqual({ mode: "value", clip_value: 1 });
  });

  test("in canonical form trains the same lanes", () => {
    fc.assert(
      fc.property(comparison, (any) => {
        const steps = [0, ...any.lanes.flatMap(({ timeline }) => timeline.map(({ step }) => step)), 5000];
        expect(lived(canonical(any), steps)).toEqual(lived(any, steps));
      }),
      { numRuns: 60 },
    );
  });

  test("has one canonical form, which is a valid file", () => {
    fc.assert(
      fc.property(comparison, (any) => {
        const once = canonical(any);
        expect(canonical(once)).toEqual(once);
        expect(validateComparison(JSON.parse(JSON.stringify({ v: 1, ...once })))).toEqual({ ok: true, value: once });
      }),
      { numRuns: 60 },
    );
  });

  test("in canonical form has no defaults, no change without effect and one change a step", () => {
    const wordy: Comparison = {
      base: { steps: 50, seed: 3, clip: { mode: "none" } },
      lanes: [
        {
          patch: { seed: 3, clip: { mode: "norm", max_norm: 1 } },
          timeline: [
            { step: 5, patch: { optimizer: { lr: 2 } } },
            { step: 5, patch: { optimizer: { lr: 3 } } },
            { step: 2, patch: { optimizer: { lr: 0.001 } } },
            { step: 7, patch: { clip: { max_norm: 1, mode: "norm" } } },
          ],
        },
      ],
    };
    expect(canonical(wordy)).toEqual({
      base: { seed: 3 },
      lanes: [{ patch: { clip: { mode: "norm" } }, timeline: [{ step: 5, patch: { optimizer: { lr: 3 } } }] }],
    });
  });
});

describe("validateComparison", () => {
  test("takes a lane without patch or timeline", () => {
    expect(validateComparison({ v: 1, lanes: [{}] })).toEqual({ ok: true, value: { base: {}, lanes: [lane] } });
  });

  const bad: [string, unknown, Partial<Problem>][] = [
    ["a list", [], { path: "", code: "type" }],
    ["no version", { lanes: [lane] }, { path: "v", code: "choice", value: "undefined" }],
    [
      "another version",
      { v: 2, lanes: [lane] },
      { path: "v", code: "choice", value: "2", allowed: { kind: "choice", values: [1] } },
    ],
    ["no lanes", { v: 1 }, { path: "lanes", code: "type", allowed: { kind: "list", min: 1, max: 12 } }],
    ["an empty list", { v: 1, lanes: [] }, { path: "lanes", code: "range", value: "0" }],
    ["13 lanes", { v: 1, lanes: Array(13).fill(lane) }, { path: "lanes", code: "range", value: "13" }],
    ["an unknown key", { v: 1, lanes: [lane], title: "x" }, { path: "title", code: "unknown" }],
    ["a bad base", { v: 1, base: { steps: -1 }, lanes: [lane] }, { path: "base.steps", code: "range", value: "-1" }],
    ["a base that is none", { v: 1, base: [], lanes: [lane] }, { path: "base", code: "type" }],
    ["a lane that is none", { v: 1, lanes: [lane, 3] }, { path: "lanes[1]", code: "type", value: "3" }],
    ["an unknown key in a lane", { v: 1, lanes: [{ patches: {} }] }, { path: "lanes[0].patches", code: "unknown" }],
    [
      "a bad patch",
      { v: 1, lanes: [lane, { patch: { clip: { mode: "norm", max_norm: -3 } } }] },
      { path: "lanes[1].patch.clip.max_norm", code: "range", value: "-3" },
    ],
    [
      "a field that the lane's choice lacks",
      { v: 1, lanes: [{ patch: { clip: { max_norm: 3 } } }] },
      { path: "lanes[0].patch.clip.max_norm", code: "inapplicable" },
    ],
    [
      "a lane that contradicts itself only with its base",
      { v: 1, base: { model: { in_features: 2 } }, lanes: [lane, { patch: { data: { source: "sine" } } }] },
      { path: "lanes[1].patch.model.in_features", code: "contradiction" },
    ],
    [
      "a change of the architecture",
      { v: 1, lanes: [{ timeline: [{ step: 1, patch: { model: { depth: 2 } } }] }] },
      { path: "lanes[0].timeline[0].patch.model.depth", code: "not_live" },
    ],
    [
      "a change before the start",
      { v: 1, lanes: [{ timeline: [{ step: -1, patch: {} }] }] },
      { path: "lanes[0].timeline[0].step", code: "range", value: "-1" },
    ],
    [
      "a change between steps",
      { v: 1, lanes: [{ timeline: [{ step: 1.5, patch: {} }] }] },
      { path: "lanes[0].timeline[0].step", code: "type" },
    ],
    [
      "an unordered change that lacks its choice",
      {
        v: 1,
        lanes: [
          {
            timeline: [
              { step: 9, patch: { clip: { mode: "norm" } } },
              { step: 3, patch: { clip: { max_norm: 2 } } },
            ],
          },
        ],
      },
      { path: "lanes[0].timeline[1].patch.clip.max_norm", code: "inapplicable" },
    ],
    [
      "thousands of changes",
      { v: 1, lanes: [{ timeline: Array(5000).fill({ step: 1, patch: {} }) }] },
      { path: "lanes[0].timeline", code: "range", value: "5000" },
    ],
    [
      "a lane beyond memory",
      {
        v: 1,
        base: { model: { hidden_features: 512 }, data: { batch_size: 1024 } },
        lanes: [lane, { patch: { model: { depth: 100 } } }],
      },
      { path: "lanes[1].patch.model.hidden_features", code: "memory" },
    ],
  ];
  test.each(bad)("refuses %s", (_, input, expected) => {
    expect(problemsOf(input)[0]).toMatchObject(expected);
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.anything(), (any) => void validateComparison(any)));
    fc.assert(
      fc.property(
        fc.anything(),
        fc.anything(),
        (base, patch) => void validateComparison({ v: 1, base, lanes: [{ patch, timeline: [{ step: 1, patch }] }] }),
      ),
    );
  });
});

test("a file is a comparison if it has a comparison's keys", () => {
  expect(isComparison({ lanes: [] })).toBe(true);
  expect(isComparison({ v: 1 })).toBe(true);
  expect(isComparison({ seed: 1 })).toBe(false);
  expect(isComparison([])).toBe(false);
});
