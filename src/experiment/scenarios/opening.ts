import type { Scenario } from "./scenario.ts";

/**
 * What the page opens with. Both lanes learn side by side until, at step 24, the first batch comes whose targets are
 * 10 000 times too large: lane A multiplies it through 20 layers and is non-finite two or three steps later.
 */
export const opening = {
  id: "opening",
  comparison: {
    base: {
      seed: 0,
      steps: 120,
      loss: "mse",
      model: {
        kind: "mlp",
        in_features: 1,
        hidden_features: 64,
        depth: 20,
        out_features: 1,
        activation: "relu",
      },
      init: { scheme: "scaled_normal", sigma_w: 1.8, output_sigma_w: 0.2 },
      data: { source: "sine", mode: "stream", batch_size: 32, outlier_every: 25, outlier_scale: 10_000 },
      optimizer: { name: "sgd", lr: 6e-6, warmup_steps: 10 },
      clip: { mode: "none" },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "norm", max_norm: 100 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: 26,
      band: [25, 28],
      source: "seeds",
      note: "later_bad_batch",
    },
    { lane: 0, measure: { code: "loss_ratio", count: 5 }, at: 23, expected: 0.01, band: [0, 0.5], source: "seeds" },
    { lane: 0, measure: { code: "signal_growth" }, at: 0, expected: 1.255, band: [1.115, 1.391], source: "seeds" },
    {
      lane: 1,
      measure: { code: "first_nonfinite", kind: "any" },
      at: "run",
      expected: "none",
      band: ["none", "none"],
      source: "seeds",
    },
    { lane: 1, measure: { code: "loss_ratio", count: 15 }, at: 119, expected: 0.005, band: [0, 0.5], source: "seeds" },
    {
      lane: 1,
      measure: { code: "last_losses", count: 15, by: "median" },
      at: 119,
      expected: 0.22,
      band: [0.15, 0.5],
      source: "seeds",
      note: "target_variance",
    },
  ],
} as const satisfies Scenario;
