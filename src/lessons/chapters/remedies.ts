import type { Chapter } from "../chapter.ts";
import { ofScenario } from "../comparisons.ts";

const run = { kind: "lanes", quantity: "signal", shows: "run", loss: true } as const;

/** Remedies act on different things: on the step, on the factor, on the scale; some do not help here, and one has a trap. */
export const remedies: Chapter = {
  id: "remedies",
  sections: [
    { id: "clipping", formula: "clip", figure: { ...run, comparison: ofScenario("opening") } },
    { id: "value", figure: { ...run, comparison: ofScenario("clip_by_value") } },
    { id: "init", figure: { ...run, comparison: ofScenario("he_and_xavier", [1, 2]) } },
    {
      id: "which",
      figure: { ...run, comparison: ofScenario("l2") },
      prediction: { kind: "choose", options: ["he", "adam", "decay", "tanh"], answer: "decay" },
    },
    { id: "adam", figure: { ...run, comparison: ofScenario("adam") } },
    {
      id: "norm",
      figure: { ...run, shows: "start", loss: false, comparison: ofScenario("batch_norm_explodes", [0, 2]) },
    },
    { id: "residual", figure: { ...run, comparison: ofScenario("residual", [1, 2]) } },
  ],
};
