import { article } from "../../experiment/scenarios/article.ts";
import type { Chapter, Figure, LanesFigure, Prediction } from "../chapter.ts";
import { growing, lanes, ofScenario, recurrent } from "../comparisons.ts";
import type { NumberName } from "../numbers/index.ts";

const lanesOf = (comparison: ReturnType<typeof lanes>, shows: "start" | "run" = "run"): LanesFigure => ({
  kind: "lanes",
  comparison,
  quantity: "signal",
  shows,
  loss: shows === "run",
});
const choose = (answer: string, ...options: readonly string[]): Prediction => ({ kind: "choose", options, answer });
const amount = (answer: NumberName, min: number, max: number, within: number): Prediction => ({
  kind: "amount",
  answer,
  min,
  max,
  within,
});
const born = lanes({ ...growing, steps: 1 });
const code: Figure = {
  kind: "code",
  variants: [{ id: "norm", comparison: lanes(article.comparison.base) }],
  mark: ["clip_grad"],
};
const tilted = { w: 5, b: -2.7, lr: 0.01, max_norm: 1, updates: 400, at: null } as const;

/** A section a question: what was guessed is kept, and the figure runs the experiment that answers it. */
export const quiz: Chapter = {
  id: "quiz",
  scored: true,
  sections: [
    {
      id: "power",
      prediction: amount("product", 1, 10_000, 1.5),
      figure: { kind: "product", comparison: born, factor: 1.8 / Math.SQRT2 },
    },
    {
      id: "seed",
      prediction: choose("other", "same", "other"),
      figure: {
        kind: "lanes",
        comparison: born,
        quantity: "signal",
        shows: "start",
        loss: false,
        knob: { path: "seed", values: [0, 1, 2, 3] },
      },
    },
    { id: "infinite", prediction: choose("yes", "yes", "no"), figure: lanesOf(ofScenario("silent_freeze")) },
    { id: "soon", prediction: choose("few", "none", "few", "many"), figure: lanesOf(ofScenario("opening")) },
    {
      id: "bounded",
      prediction: choose("both", "signal", "both", "neither"),
      figure: { ...lanesOf(ofScenario("two_norms", [1]), "start"), quantity: "weight_gradient" },
    },
    { id: "count", prediction: choose("same", "same", "larger"), figure: lanesOf(ofScenario("too_deep")) },
    { id: "step", prediction: amount("rate_growth", 1, 100, 1.5), figure: lanesOf(ofScenario("lr_too_high")) },
    {
      id: "stretch",
      prediction: choose("no", "yes", "no"),
      figure: lanesOf(recurrent("rnn", 0.75), "start"),
    },
    {
      id: "gates",
      prediction: choose("rnn", "rnn", "lstm", "both"),
      figure: lanesOf(ofScenario("lstm_vs_rnn", [0, 1]), "start"),
    },
    {
      id: "length",
      prediction: amount("clipped_step", 1e-4, 100, 1.5),
      figure: { kind: "cliff", values: tilted },
    },
    { id: "thrown", prediction: choose("some", "none", "some", "all"), figure: { kind: "cliff", values: tilted } },
    { id: "angle", prediction: amount("value_angle", 1, 90, 1.2), figure: lanesOf(ofScenario("clip_by_value")) },
    {
      id: "trap",
      prediction: amount("batch_norm_ratio", 1, 1e7, 10),
      figure: lanesOf(ofScenario("batch_norm_explodes", [0, 2]), "start"),
    },
    { id: "clipped", prediction: amount("code_clipped", 1, 100, 1.5), figure: code },
    { id: "noise", prediction: choose("one", "zero", "one", "ten"), figure: code },
    {
      id: "cause_rate",
      prediction: choose("rate", "depth", "rate", "freeze"),
      figure: lanesOf(ofScenario("lr_too_high", [0])),
    },
    {
      id: "cause_depth",
      prediction: choose("depth", "depth", "rate", "freeze"),
      figure: lanesOf(ofScenario("too_deep", [0])),
    },
    {
      id: "cause_freeze",
      prediction: choose("freeze", "depth", "rate", "freeze"),
      figure: lanesOf(ofScenario("silent_freeze", [0])),
    },
  ],
};
