import type { Scenario } from "./scenario.ts";

/** No hidden layer, so nothing multiplies over layers: the norm grows tenfold per step, because the step is too large. */
export const lrTooHigh = {
  id: "lr_too_high",
  comparison: {
    base: {
      steps: 40,
      model: { kind: "mlp", in_features: 10, out_features: 1, depth: 0 },
      init: { scheme: "xavier_normal" },
      data: { source: "teacher", mode: "fixed", batch_size: 64 },
      optimizer: { name: "sgd", lr: 3 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { optimizer: { lr: 0.1 } }, timeline: [] },
    ],
  },
  checks: [
    { lane: 0, measure: { code: "total_norm" }, at: 0, expected: 2.7, band: [0.95, 9.2], source: "seeds" },
    {
      lane: 0,
      measure: { code: "norm_growth", from: 3 },
      at: 8,
      expected: 9.7,
      band: [7.2, 12.8],
      source: "seeds",
      theory: "step_factor",
    },
    {
      lane: 0,
      measure: { code: "first_nonfinite", kind: "loss" },
      at: "run",
      expected: 19,
      band: [17, 22],
      source: "seeds",
    },
    {
      lane: 1,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 39,
      expected: 0.02,
      band: [0, 0.098],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
