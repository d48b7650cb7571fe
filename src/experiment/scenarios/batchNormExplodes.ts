import type { Scenario } from "./scenario.ts";

/**
 * Activations of 0.71 in every layer while the gradient grows 19 000-fold over 50 of them: BatchNorm at the start.
 */
export const batchNormExplodes = {
  id: "batch_norm_explodes",
  comparison: {
    base: {
      steps: 1,
      model: { kind: "mlp", in_features: 10, hidden_features: 64, depth: 50, norm: "batch_norm" },
      init: { scheme: "kaiming_normal" },
      data: { source: "randn", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.01 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { norm: "none" } }, timeline: [] },
      { patch: { model: { norm: "layer_norm" } }, timeline: [] },
      { patch: { model: { residual: true } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "signal_growth" },
      at: 0,
      expected: 1.224,
      band: [1.169, 1.282],
      source: "seeds",
      theory: "batch_norm_relu",
    },
    { lane: 0, measure: { code: "signal_ratio" }, at: 0, expected: 19_000, band: [6000, 68_000], source: "seeds" },
    { lane: 0, measure: { code: "total_norm" }, at: 0, expected: 50_000, band: [15_000, 180_000], source: "seeds" },
    { lane: 1, measure: { code: "signal_growth" }, at: 0, expected: 0.987, band: [0.921, 1.061], source: "seeds" },
    { lane: 2, measure: { code: "signal_growth" }, at: 0, expected: 0.995, band: [0.931, 1.076], source: "seeds" },
    {
      lane: 3,
      measure: { code: "signal_growth" },
      at: 0,
      expected: 1.037,
      band: [0.994, 1.082],
      source: "seeds",
      note: "falls_with_depth",
    },
  ],
} as const satisfies Scenario;
