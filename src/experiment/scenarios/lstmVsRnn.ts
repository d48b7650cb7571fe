import type { Scenario } from "./scenario.ts";

/** The same recurrent scale in three cells: the gates hold the product near 1. */
export const lstmVsRnn = {
  id: "lstm_vs_rnn",
  comparison: {
    base: {
      steps: 5,
      model: { kind: "rnn", cell: "rnn", hidden_size: 32, seq_len: 50, input_size: 4 },
      init: { scheme: "scaled_normal", sigma_w: 2.5 },
      data: { source: "randn", batch_size: 32 },
      optimizer: { name: "sgd", lr: 0.01 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { cell: "lstm" } }, timeline: [] },
      { patch: { model: { cell: "gru" } }, timeline: [] },
    ],
  },
  checks: [
    { lane: 0, measure: { code: "signal_ratio" }, at: 0, expected: 80_000, band: [1000, 800_000], source: "seeds" },
    {
      lane: 1,
      measure: { code: "signal_ratio" },
      at: 0,
      expected: 0.96,
      band: [0.0016666666666666668, 42],
      source: "seeds",
    },
    {
      lane: 1,
      measure: { code: "memory_ratio" },
      at: 0,
      expected: 2,
      band: [0.0033333333333333335, 78],
      source: "seeds",
    },
    {
      lane: 2,
      measure: { code: "signal_ratio" },
      at: 0,
      expected: 1.7,
      band: [0.016666666666666666, 150],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
