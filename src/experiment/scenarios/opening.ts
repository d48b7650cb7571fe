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
} as const satisfies Scenario;
