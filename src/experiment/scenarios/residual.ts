import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** A skip connection adds 1 to every factor: with branches of scale 0.1 it is 1.01, with full ones 1.7. */
export const residual = {
  id: "residual",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { residual: true, residual_scale: 0.1 } }, timeline: [] },
      { patch: { model: { residual: true } }, timeline: [] },
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
      expected: 0.144,
      band: [0, 0.266],
      source: "seeds",
    },
    {
      lane: 2,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 1,
      band: [1, 1],
      source: "seeds",
      note: "full_branch",
    },
  ],
} as const satisfies Scenario;
