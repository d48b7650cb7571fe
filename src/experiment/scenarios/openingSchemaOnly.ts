import type { Scenario } from "./scenario.ts";

/** The opening with the plain initialization: width 24, and a bad batch whose targets are 100 000 times too large. */
export const openingSchemaOnly = {
  id: "opening_schema_only",
  comparison: {
    base: {
      seed: 0,
      steps: 120,
      loss: "mse",
      model: { kind: "mlp", in_features: 1, hidden_features: 24, depth: 20, out_features: 1, activation: "relu" },
      init: { scheme: "scaled_normal", sigma_w: 1.8 },
      data: { source: "sine", mode: "stream", batch_size: 32, outlier_every: 25, outlier_scale: 100_000 },
      optimizer: { name: "sgd", lr: 3e-6, warmup_steps: 10 },
      clip: { mode: "none" },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "norm", max_norm: 1000 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 25,
      band: [25, 27],
      source: "seeds",
    },
    { lane: 0, measure: { code: "loss_ratio", count: 5 }, at: 23, expected: 0.001, band: [0, 0.5], source: "seeds" },
    {
      lane: 1,
      measure: { code: "loss_ratio", count: 15 },
      at: 119,
      expected: { hits: 19, of: 20 },
      band: [0, 0.5],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
