import type { Scenario } from "./scenario.ts";

/** The same factor of 1.26 a layer in both lanes; only how often it multiplies differs. */
export const tooDeep = {
  id: "too_deep",
  comparison: {
    base: {
      steps: 100,
      model: { kind: "mlp", in_features: 10, hidden_features: 64, depth: 40 },
      init: { scheme: "scaled_normal", sigma_w: 1.8 },
      data: { source: "teacher", mode: "stream", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.005 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { depth: 3 } }, timeline: [] },
    ],
  },
  checks: [
    { lane: 0, measure: { code: "signal_growth" }, at: 0, expected: 1.258, band: [1.183, 1.37], source: "seeds" },
    { lane: 0, measure: { code: "signal_ratio" }, at: 0, expected: 8000, band: [1000, 120_000], source: "seeds" },
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
      at: 99,
      expected: 0.236,
      band: [0.084, 0.39],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
