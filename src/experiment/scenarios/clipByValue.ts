import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** Clipping by value turns the gradient: nearly every entry becomes ±0.01. */
export const clipByValue = {
  id: "clip_by_value",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "value", clip_value: 0.01 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 1,
      band: [1, 2],
      source: "seeds",
    },
    { lane: 1, measure: { code: "cosine" }, at: 0, expected: 0.554, band: [0.4, 0.68], source: "seeds" },
    { lane: 1, measure: { code: "angle" }, at: 0, expected: 56.4, band: [47, 67], source: "seeds" },
    { lane: 1, measure: { code: "loss_ratio", count: 10 }, at: 199, expected: 0.0001, band: [0, 0.5], source: "seeds" },
  ],
} as const satisfies Scenario;
