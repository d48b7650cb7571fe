import type { Scenario } from "./scenario.ts";

/** The same factor of 1.26 a layer in both lanes; only how often it multiplies differs. */
export const tooDeep = {
  id: "too_deep",
  comparison: {
    base: {
      steps: 100,
      model: { kind: "mlp", in_features: 10, hidden_features: 64, depth: 40 },
      init: { scheme: "scaled_normal", sigma_w: 1.8 },
      data: { source: "teacher", mode: "stream", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.005 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { depth: 3 } }, timeline: [] },
    ],
  },
} as const satisfies Scenario;
