import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** He keeps the factor of a layer near 1; Xavier is 0.71 in ReLU, which is a thousandth over 20 layers. */
export const heAndXavier = {
  id: "he_and_xavier",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { init: { scheme: "kaiming_normal" } }, timeline: [] },
      { patch: { init: { scheme: "xavier_normal" } }, timeline: [] },
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
    {
      lane: 1,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 199,
      expected: 0.05,
      band: [0, 0.182],
      source: "seeds",
    },
    {
      lane: 2,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 199,
      expected: 0.471,
      band: [0.3, 0.65],
      source: "seeds",
      note: "predicts_mean",
    },
  ],
} as const satisfies Scenario;
