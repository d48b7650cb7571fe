import type { Scenario } from "./scenario.ts";

/** ReLU lets activations grow as the error signal does; LayerNorm holds both, tanh bounds the activations alone. */
export const reluUnnormalized = {
  id: "relu_unnormalized",
  comparison: {
    base: {
      steps: 100,
      model: { kind: "mlp", in_features: 1, hidden_features: 64, depth: 20 },
      init: { scheme: "scaled_normal", sigma_w: 2 },
      data: { source: "sine", mode: "stream", batch_size: 64 },
      optimizer: { name: "sgd", lr: 0.005 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { model: { norm: "layer_norm" } }, timeline: [] },
      { patch: { model: { activation: "tanh" } }, timeline: [] },
    ],
  },
} as const satisfies Scenario;
