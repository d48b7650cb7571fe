import type { Scenario } from "./scenario.ts";

/** One neuron over 50 time steps: the gradient is about 0.2 everywhere but on a wall that is thinner than a step. */
export const cliff = {
  id: "cliff",
  comparison: {
    base: {
      steps: 200,
      model: { kind: "one_neuron_rnn", w: 5, b: -2.7, h0: 0.5, seq_len: 50, target: 0.7 },
      optimizer: { name: "sgd", lr: 0.05 },
    },
    lanes: [
      { patch: {}, timeline: [] },
      { patch: { clip: { mode: "norm", max_norm: 1 } }, timeline: [] },
    ],
  },
  checks: [
    {
      lane: 0,
      measure: { code: "last_losses", count: 10, by: "median" },
      at: 199,
      expected: { hits: 18, of: 20 },
      band: [0.08, 0.5],
      source: "starts",
    },
    {
      lane: 0,
      measure: { code: "distance" },
      at: "run",
      expected: { hits: 17, of: 20 },
      band: [2, 1000],
      source: "starts",
    },
    { lane: 1, measure: { code: "smallest_loss" }, at: "run", expected: 0.001, band: [0, 0.01], source: "starts" },
    { lane: 1, measure: { code: "distance" }, at: "run", expected: 0.56, band: [0, 1], source: "starts" },
  ],
} as const satisfies Scenario;
