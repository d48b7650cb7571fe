import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** Clipping by norm keeps the direction and shortens the step. */
export const clipByNorm = {
  id: "clip_by_norm",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "norm", max_norm: 10 } }, timeline: [] },
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
    { lane: 1, measure: { code: "cosine" }, at: 0, expected: 1, band: [0.999999, 1], source: "seeds" },
    { lane: 1, measure: { code: "applied_norm" }, at: 0, expected: 10, band: [9.999, 10], source: "seeds" },
    {
      lane: 1,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 199,
      expected: 0.38,
      band: [0, 3.78],
      source: "seeds",
    },
    { lane: 1, measure: { code: "loss_ratio", count: 10 }, at: 199, expected: 0.001, band: [0, 0.5], source: "seeds" },
  ],
} as const satisfies Scenario;
