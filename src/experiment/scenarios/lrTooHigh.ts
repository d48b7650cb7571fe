import type { Scenario } from "./scenario.ts";

/** No hidden layer, so nothing multiplies over layers: the norm grows tenfold per step, because the step is too large. */
export const lrTooHigh = {
  id: "lr_too_high",
  comparison: {
    base: {
      steps: 40,
      model: { kind: "mlp", in_features: 10, out_features: 1, depth: 0 },
      init: { scheme: "xavier_normal" },
      data: { source: "teacher", mode: "fixed", batch_size: 64 },
      optimizer: { name: "sgd", lr: 3 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { optimizer: { lr: 0.1 } }, timeline: [] },
    ],
  },
} as const satisfies Scenario;
