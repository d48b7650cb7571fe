import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Normalization holds the forward pass, and the run learns although the error signal still grows 1.2-fold a layer.
 */
export const batchNorm = {
  id: "batch_norm",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { norm: "batch_norm" } }, timeline: [] },
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
      expected: 0.155,
      band: [0, 0.378],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
