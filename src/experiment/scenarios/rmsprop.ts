import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** Without bias correction the first step is ten times lr in each weight; then it learns. */
export const rmsprop = {
  id: "rmsprop",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { optimizer: { name: "rmsprop" } }, timeline: [] },
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
      expected: 0.03,
      band: [0, 0.294],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
