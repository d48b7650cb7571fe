import { article } from "../../experiment/scenarios/article.ts";
import type { Chapter } from "../chapter.ts";
import { lanes } from "../comparisons.ts";

const variant = (id: "norm" | "value" | "none") => ({
  id,
  comparison: lanes(article.comparison.base, [
    {
      norm: {},
      value: { clip: { mode: "value", clip_value: 0.01 } as const },
      none: { clip: { mode: "none" } as const },
    }[id],
  ]),
});
const figure = { kind: "code", variants: [variant("norm"), variant("value"), variant("none")] } as const;

/** The example as a script beside the run that gives what it prints, and what its clip line does and does not do. */
export const code: Chapter = {
  id: "code",
  sections: [
    { id: "script", figure: { ...figure, mark: ["manual_seed", "print("] } },
    { id: "order", figure: { ...figure, mark: ["zero_grad", "backward", "clip_grad", "optimizer.step"] } },
    {
      id: "needed",
      figure: { ...figure, mark: ["clip_grad", "torch.randn(64, 1)"] },
      prediction: { kind: "amount", answer: "code_difference", min: 1e-4, max: 10, within: 4 },
    },
  ],
};
