import type { Chapter } from "../chapter.ts";
import { ofScenario } from "../comparisons.ts";

const opening = { kind: "lanes", quantity: "signal", shows: "run", loss: true } as const;

/** What an explosion looks like from outside; and the run that has stopped though its loss is finite. */
export const see: Chapter = {
  id: "see",
  sections: [
    { id: "updates", figure: { ...opening, comparison: ofScenario("opening", [0]) } },
    { id: "nan", figure: { ...opening, comparison: ofScenario("opening") } },
    {
      id: "freeze",
      formula: "norm",
      figure: { ...opening, comparison: ofScenario("silent_freeze") },
      prediction: { kind: "choose", options: ["nothing", "little", "lost"], answer: "nothing" },
    },
  ],
};
