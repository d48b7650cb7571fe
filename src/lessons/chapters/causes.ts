import type { Chapter } from "../chapter.ts";
import { ofScenario } from "../comparisons.ts";

const run = { kind: "lanes", quantity: "signal", shows: "run", loss: true } as const;

/** Init, depth, activation; the learning rate, which is no rival of theirs; and a divergence that is no exploding gradient. */
export const causes: Chapter = {
  id: "causes",
  sections: [
    { id: "init", figure: { ...run, comparison: ofScenario("init_too_large") } },
    { id: "depth", figure: { ...run, comparison: ofScenario("too_deep") } },
    { id: "activation", figure: { ...run, comparison: ofScenario("relu_unnormalized", [0, 2]) } },
    {
      id: "rate",
      figure: { ...run, comparison: ofScenario("lower_lr", [0, 1]) },
      prediction: { kind: "choose", options: ["by_20", "by_1000", "by_10000"], answer: "by_10000" },
    },
    { id: "not", formula: "descent", figure: { ...run, comparison: ofScenario("lr_too_high") } },
  ],
};
