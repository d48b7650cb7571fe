import type { Scenario } from "./scenario.ts";

/** σ_w = 3 multiplies the error signal by 3/√2 = 2.1 a layer; He's √2 leaves it as it is. */
export const initTooLarge = {
  id: "init_too_large",
  comparison: {
    base: {
      steps: 60,
      model: { kind: "mlp", in_features: 10, hidden_features: 64, depth: 10 },
      init: { scheme: "scaled_normal", sigma_w: 3 },
      data: { source: "teacher", mode: "stream", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.005 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { init: { scheme: "kaiming_normal" } }, timeline: [] },
    ],
  },
} as const satisfies Scenario;
