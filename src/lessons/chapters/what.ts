import type { Chapter } from "../chapter.ts";
import { growing, lanes, ofScenario } from "../comparisons.ts";

const born = lanes({ ...growing, steps: 1 });

/** A gradient that grows on its way back, before anything is wrong: it is a property of the product, not a bug. */
export const what: Chapter = {
  id: "what",
  sections: [
    { id: "signal", figure: { kind: "lanes", comparison: born, quantity: "signal", shows: "start", loss: false } },
    {
      id: "seeds",
      figure: {
        kind: "lanes",
        comparison: born,
        quantity: "signal",
        shows: "start",
        loss: false,
        knob: { path: "seed", values: [0, 1, 2, 3] },
      },
    },
    {
      id: "explosion",
      figure: { kind: "lanes", comparison: ofScenario("opening"), quantity: "signal", shows: "run", loss: true },
    },
  ],
};
