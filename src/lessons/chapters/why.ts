import type { Chapter } from "../chapter.ts";
import { growing, lanes, ofScenario } from "../comparisons.ts";

const product = { kind: "product", comparison: lanes({ ...growing, steps: 1 }), factor: 1.8 / Math.SQRT2 } as const;
const norms = { kind: "lanes", shows: "start", loss: false } as const;

/** The product of factors, where a factor comes from, and the two norms that disagree. */
export const why: Chapter = {
  id: "why",
  sections: [
    { id: "product", formula: "chain", figure: product },
    {
      id: "ceiling",
      figure: { ...product, factor: 1.27 },
      prediction: { kind: "amount", answer: "reaching_factor", min: 1, max: 1000, within: 1.5 },
    },
    {
      id: "gain",
      formula: "gain",
      figure: {
        kind: "lanes",
        comparison: lanes({ ...growing, steps: 1 }),
        quantity: "signal",
        shows: "start",
        loss: false,
        knob: { path: "init.sigma_w", values: [1, 1.4, 1.8, 2.2] },
      },
    },
    {
      id: "norms",
      formula: "weights",
      figure: { ...norms, comparison: ofScenario("two_norms", [0]), quantity: "weight_gradient" },
      prediction: { kind: "curve", quantity: "weight_gradient", answer: "relu_weight", within: 1.15 },
    },
    { id: "tanh", figure: { ...norms, comparison: ofScenario("two_norms"), quantity: "weight_gradient" } },
  ],
};
