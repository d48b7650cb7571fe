import type { Scenario } from "./scenario.ts";

/** σ_w = 3 multiplies the error signal by 3/√2 = 2.1 a layer; He's √2 leaves it as it is. */
export const initTooLarge = {
  id: "init_too_large",
  comparison: {
    base: {
      steps: 60,
      model: { kind: "mlp", in_features: 10, hidden_features: 64, depth: 10 },
      init: { scheme: "scaled_normal", sigma_w: 3 },
      data: { source: "teacher", mode: "stream", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.005 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { init: { scheme: "kaiming_normal" } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "signal_growth" },
      at: 0,
      expected: 2.114,
      band: [1.872, 2.431],
      source: "seeds",
      theory: "relu_gain",
    },
    {
      lane: 0,
      measure: { code: "total_norm" },
      at: 0,
      expected: 220000000.0,
      band: [5_000_000, 5000000000.0],
      source: "seeds",
    },
    {
      lane: 0,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 1,
      band: [1, 2],
      source: "seeds",
    },
    { lane: 1, measure: { code: "signal_growth" }, at: 0, expected: 0.99, band: [0.873, 1.154], source: "seeds" },
    {
      lane: 1,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 59,
      expected: 0.23,
      band: [0.06, 0.39],
      source: "seeds",
      note: "best_constant",
    },
  ],
} as const satisfies Scenario;
