import type { Chapter } from "../chapter.ts";
import { recurrent } from "../comparisons.ts";

const born = { kind: "lanes", quantity: "signal", shows: "start", loss: false } as const;

/** The same product over time: one matrix again and again, what its singular values do not say, and gates that are no cure. */
export const time: Chapter = {
  id: "time",
  sections: [
    {
      id: "unrolled",
      figure: { ...born, comparison: recurrent("rnn", 2.5, [{}, { init: { sigma_w: 1 } }]) },
    },
    {
      id: "singular",
      formula: "recurrent",
      figure: { ...born, comparison: recurrent("rnn", 0.75) },
      prediction: { kind: "choose", options: ["explodes", "holds", "vanishes"], answer: "vanishes" },
    },
    {
      id: "lstm",
      figure: { ...born, comparison: recurrent("lstm", null, [{}, { init: { forget_bias: 3 } }]) },
      prediction: { kind: "amount", answer: "lstm_ratio", min: 1e-14, max: 1e4, within: 100 },
    },
  ],
};
