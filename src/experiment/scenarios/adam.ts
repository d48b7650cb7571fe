import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** The update has the same length whether the gradient is 1 or 10^5. */
export const adam = {
  id: "adam",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { optimizer: { name: "adam" } }, timeline: [] },
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
      expected: 0.014,
      band: [0, 0.196],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
