import { expect, it } from "vitest";
import type { Experiment } from "../../../../src/experiment/schema.ts";
import { validate } from "../../../../src/experiment/validate.ts";
import { predictionFigures } from "../../../../src/views/lab/controls/predictionFigures.ts";

const validated = validate({ model: { activation: "linear", depth: 12 } });
const experiment = (validated.ok ? validated.value : null) as Experiment;

it("gives the factor per layer even where the product leaves the range of a double", () => {
  const figures = (factor: number) => predictionFigures(experiment, Array(11).fill(factor));
  expect(figures(1e30)).toMatchObject({ trend: "grows", factor: "×1.0 × 10^30", product: "Inf", layers: 12 });
  expect(figures(1e-30)).toMatchObject({ trend: "shrinks", factor: "×1.0 × 10^−30" });
  expect(figures(1)).toMatchObject({ trend: "keeps", factor: "×1.00", product: "×1.00" });
});
