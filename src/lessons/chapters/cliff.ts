import type { Chapter } from "../chapter.ts";

/** The loss surface of one neuron over time, and what a step on its wall does. */
export const cliff: Chapter = {
  id: "cliff",
  sections: [
    { id: "neuron", formula: "neuron", figure: { kind: "cliff", values: { at: 0 } } },
    { id: "thrown", figure: { kind: "cliff", values: { at: null } } },
    {
      id: "shares",
      figure: { kind: "cliff", values: { w: 5, b: -2.7, lr: 0.01, max_norm: 1, updates: 400, at: null } },
      prediction: { kind: "choose", options: ["none", "half", "all"], answer: "half" },
    },
  ],
};
