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
} as const satisfies Scenario;
