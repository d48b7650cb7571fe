import type { Scenario } from "./scenario.ts";

/**
 * Each time step multiplies the error signal by 1.27. tanh bounds h, so A is not NaN; its first update is thousands
 * of times its weights.
 */
export const rnnThroughTime = {
  id: "rnn_through_time",
  comparison: {
    base: {
      steps: 30,
      model: { kind: "rnn", cell: "rnn", nonlinearity: "tanh", input_size: 4, hidden_size: 64, seq_len: 50 },
      init: { scheme: "scaled_normal", sigma_w: 2.5 },
      data: { source: "randn", batch_size: 32 },
      optimizer: { name: "sgd", lr: 0.05 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { init: { sigma_w: 1 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "signal_ratio" },
      at: 0,
      expected: 250_000,
      band: [10_000, 1_000_000],
      source: "seeds",
    },
    { lane: 0, measure: { code: "signal_growth" }, at: 0, expected: 1.275, band: [1.174, 1.334], source: "seeds" },
    { lane: 0, measure: { code: "update_ratio" }, at: 0, expected: 4400, band: [380, 7400], source: "seeds" },
    { lane: 1, measure: { code: "signal_ratio" }, at: 0, expected: 0.026, band: [0.0003, 2], source: "seeds" },
  ],
} as const satisfies Scenario;
