import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** Weight decay acts over 1/(lr · weight_decay) = 2000 steps; the explosion needs one. */
export const l2 = {
  id: "l2",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { optimizer: { weight_decay: 0.1 } }, timeline: [] },
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
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 1,
      band: [1, 2],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
