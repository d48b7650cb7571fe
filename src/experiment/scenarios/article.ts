import type { Scenario } from "./scenario.ts";

/** The code example: Linear(10, 50), ReLU, Linear(50, 1), Adam, noise for targets, clip_grad_norm_ at 1. */
export const article = {
  id: "article",
  comparison: {
    base: {
      steps: 100,
      seed: 0,
      model: { kind: "mlp", in_features: 10, hidden_features: 50, depth: 1, out_features: 1 },
      data: { source: "randn", batch_size: 64 },
      optimizer: { name: "adam", lr: 0.001 },
      clip: { mode: "norm", max_norm: 1 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "none" } }, timeline: [] },
    ],
  },
  checks: [
    { lane: 0, measure: { code: "loss" }, at: 0, expected: 0.95906496, band: [0.959064, 0.959066], source: "seed" },
    { lane: 0, measure: { code: "loss" }, at: 99, expected: 0.928426385, band: [0.928425, 0.928428], source: "seed" },
    {
      lane: 0,
      measure: { code: "total_norm" },
      at: 0,
      expected: 0.6138248,
      band: [0.613824, 0.613826],
      source: "seed",
    },
    {
      lane: 0,
      measure: { code: "clipped_share" },
      at: "run",
      expected: 0.21,
      band: [0.1, 0.34],
      source: "seeds",
      note: "seventeen",
    },
    {
      lane: null,
      measure: { code: "loss_difference" },
      at: "run",
      expected: 0.004,
      band: [0.001, 0.011],
      source: "seeds",
    },
    {
      lane: 0,
      measure: { code: "last_losses", count: 20, by: "mean" },
      at: 99,
      expected: 1,
      band: [0.92, 1.09],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
