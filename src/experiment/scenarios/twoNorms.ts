import type { Scenario } from "./scenario.ts";

/**
 * ∂L/∂h and ∂L/∂W are two curves: in an unnormalized ReLU network only the first climbs, in a saturating one both
 * do.
 */
export const twoNorms = {
  id: "two_norms",
  comparison: {
    base: {
      steps: 1,
      model: { kind: "mlp", in_features: 10, hidden_features: 64, depth: 20 },
      init: { scheme: "scaled_normal", sigma_w: 2 },
      data: { source: "randn", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.001 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { activation: "tanh" }, init: { sigma_w: 3 } }, timeline: [] },
    ],
  },
  checks: [
    { lane: 0, measure: { code: "signal_growth" }, at: 0, expected: 1.401, band: [1.29, 1.514], source: "seeds" },
    {
      lane: 0,
      measure: { code: "weight_gradient_growth" },
      at: 0,
      expected: 0.937,
      band: [0.825, 1.04],
      source: "seeds",
    },
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: measured, not log₂ e.
    { lane: 1, measure: { code: "signal_growth" }, at: 0, expected: 1.363, band: [1.28, 1.442], source: "seeds" },
    {
      lane: 1,
      measure: { code: "weight_gradient_growth" },
      at: 0,
      expected: 1.357,
      band: [1.271, 1.432],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
