import type { Scenario } from "./scenario.ts";

/** ReLU lets activations grow as the error signal does; LayerNorm holds both, tanh bounds the activations alone. */
export const reluUnnormalized = {
  id: "relu_unnormalized",
  comparison: {
    base: {
      steps: 100,
      model: { kind: "mlp", in_features: 1, hidden_features: 64, depth: 20 },
      init: { scheme: "scaled_normal", sigma_w: 2 },
      data: { source: "sine", mode: "stream", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.005 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { norm: "layer_norm" } }, timeline: [] },
      { patch: { model: { activation: "tanh" } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "signal_growth" },
      at: 0,
      expected: 1.386,
      band: [1.271, 1.524],
      source: "seeds",
      theory: "relu_gain_at_width",
    },
    {
      lane: 0,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 1,
      band: [1, 2],
      source: "seeds",
    },
    { lane: 1, measure: { code: "signal_growth" }, at: 0, expected: 0.98, band: [0.87, 1.13], source: "seeds" },
    {
      lane: 1,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 99,
      expected: 0.07,
      band: [0.03, 0.14],
      source: "seeds",
    },
    {
      lane: 2,
      measure: { code: "signal_growth" },
      at: 0,
      expected: 1.183,
      band: [1.08, 1.5],
      source: "seeds",
      note: "still_grows",
    },
    {
      lane: 2,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 99,
      expected: 0.065,
      band: [0, 0.28],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
