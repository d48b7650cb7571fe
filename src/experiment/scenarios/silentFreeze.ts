import type { Scenario } from "./scenario.ts";

/** The float32 norm is Inf, so clipping by norm multiplies every gradient by 0: nothing is NaN, and nothing moves. */
export const silentFreeze = {
  id: "silent_freeze",
  comparison: {
    base: {
      steps: 20,
      model: { kind: "mlp", in_features: 10, hidden_features: 40, depth: 20, activation: "linear" },
      init: { scheme: "scaled_normal", sigma_w: 3.6 },
      data: { source: "randn", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.001 },
      clip: { mode: "norm", max_norm: 1 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "value", clip_value: 0.01 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "total_norm" },
      at: 0,
      expected: Number.POSITIVE_INFINITY,
      band: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
      source: "seeds",
    },
    { lane: 0, measure: { code: "total_norm_f64" }, at: 0, expected: 7e23, band: [4.5e22, 1e25], source: "seeds" },
    { lane: 0, measure: { code: "applied_norm" }, at: "run", expected: 0, band: [0, 0], source: "seeds" },
    { lane: 0, measure: { code: "sum_of_updates" }, at: "run", expected: 0, band: [0, 0], source: "seeds" },
    { lane: 1, measure: { code: "update_norm" }, at: 0, expected: 0.00178, band: [0.00177, 0.00179], source: "seeds" },
  ],
} as const satisfies Scenario;
