import { figure } from "../numbers.ts";

export const en = {
  noStep: "No step yet: press Play.",
  waiting: "Asking the network",
  none: "There is no picture of this task: its inputs are too many to draw, or its targets are noise.",
  prediction: "prediction",
  target: "target",
  input: "input",
  curve: "Prediction and target",
  grid: "Which class the network decides for",
  sequence: "One sequence: input, target, prediction",
  atStep: (step: number) => `step ${step}`,
  reaches: (least: number, most: number) => `the prediction reaches from ${figure(least)} to ${figure(most)}`,
  nonfinite: (count: number, of: number) => `${count} of ${of} predictions are Inf or NaN`,
  classes: (count: number) => `${count} classes`,
  caption: (lane: string, step: number, what: string) => `Lane ${lane}, step ${step}: ${what}`,
  table: { at: "At", target: "Target", prediction: "Prediction" },
};
