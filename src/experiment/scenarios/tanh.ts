import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** h cannot exceed 1, so the loss starts near 1 and not at thousands. */
export const tanh = {
  id: "tanh",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { activation: "tanh" } }, timeline: [] },
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
      expected: 0.009,
      band: [0, 0.084],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
