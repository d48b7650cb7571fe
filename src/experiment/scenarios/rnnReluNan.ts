import type { Scenario } from "./scenario.ts";

/**
 * The recurrent matrix is 1.3 times the identity, so the error signal grows as 1.3 to the power of the time steps.
 */
export const rnnReluNan = {
  id: "rnn_relu_nan",
  comparison: {
    base: {
      steps: 30,
      model: { kind: "rnn", nonlinearity: "relu", hidden_size: 32, seq_len: 50 },
      init: { scheme: "identity", gain: 1.3 },
      data: { batch_size: 32 },
      optimizer: { name: "sgd", lr: 0.01 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { init: { gain: 0.9 } }, timeline: [] },
    ],
  },
  checks: [
    { lane: 0, measure: { code: "signal_growth" }, at: 0, expected: 1.292, band: [1.246, 1.339], source: "seeds" },
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
      measure: { code: "signal_growth" },
      at: 0,
      expected: 0.8525,
      band: [0.805, 0.896],
      source: "seeds",
      note: "dead_units",
    },
  ],
} as const satisfies Scenario;
