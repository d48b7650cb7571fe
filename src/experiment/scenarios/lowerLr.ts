import { remedyBase } from "./remedyBase.ts";
import type { Scenario } from "./scenario.ts";

/** 2/λ_max is 4.8e-7 here: a thousandth of the learning rate is not always enough, a ten-thousandth is. */
export const lowerLr = {
  id: "lower_lr",
  comparison: {
    base: remedyBase,
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { optimizer: { lr: 5e-7 } }, timeline: [] },
      { patch: { optimizer: { lr: 5e-6 } }, timeline: [] },
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
      expected: "none",
      band: ["none", "none"],
      source: "seeds",
    },
    { lane: 1, measure: { code: "loss_ratio", count: 10 }, at: 199, expected: 0.001, band: [0, 0.5], source: "seeds" },
    { lane: 2, measure: { code: "exploded" }, at: "run", expected: { hits: 5, of: 20 }, band: [1, 1], source: "seeds" },
  ],
} as const satisfies Scenario;
