import type { Scenario } from "./scenario.ts";

/** Adam's v overflows to Inf where g is still finite, and m/Inf is 0 for ever. */
export const adamFrozen = {
  id: "adam_frozen",
  comparison: {
    base: {
      steps: 20,
      model: { kind: "mlp", in_features: 10, hidden_features: 32, depth: 20 },
      init: { scheme: "scaled_normal", sigma_w: 6 },
      data: { source: "randn", batch_size: 64 },
      optimizer: { name: "adam", lr: 0.001 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { init: { scheme: "kaiming_normal" } }, timeline: [] },
      { patch: { clip: { mode: "value", clip_value: 1 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "parameter_update", parameter: "linear1.weight", from: 5 },
      at: "run",
      expected: 0,
      band: [0, 0],
      source: "seeds",
    },
    { lane: 0, measure: { code: "total_norm_f64" }, at: 0, expected: 5e26, band: [2e24, 2e28], source: "seeds" },
    {
      lane: 1,
      measure: { code: "parameter_update", parameter: "linear1.weight", from: 5 },
      at: "run",
      expected: 0.0045,
      band: [0.003, 0.006],
      source: "seeds",
    },
    {
      lane: 2,
      measure: { code: "parameter_update", parameter: "linear1.weight", from: 5 },
      at: "run",
      expected: 0.007,
      band: [0.004, 0.012],
      source: "seeds",
    },
  ],
} as const satisfies Scenario;
