import type { Steps } from "../figures.ts";
import { figure } from "../numbers.ts";
import { stepRange } from "../stepRange.ts";

export const en = {
  title: "Norm of the whole gradient",
  lines: "thin: raw, thick: applied",
  noStep: "No step yet: press Play.",
  threshold: "Threshold τ",
  thresholdAt: (value: number) => `τ = ${figure(value)}`,
  share: "Steps clipped",
  shareOf: (clipped: number, steps: number) => `${clipped} of ${steps}`,
  angle: "Angle",
  degrees: (angle: number) => `${angle < 0.05 ? "0" : angle.toFixed(angle < 10 ? 1 : 0)}°`,
  cosine: (cosine: number) => `cos ${cosine.toFixed(3)}`,
  norms: "Raw → applied",
  suggested: "Suggested τ",
  range: (low: number, high: number) => `${figure(low)} to ${figure(high)}`,
  takeMiddle: (value: number) => `Use τ = ${figure(value)}`,
  turnOn: (value: number) => `Clip by norm at ${figure(value)}`,
  notYet: "after 5 calm steps",
  modes: {
    none: "Nothing limits the gradient: what comes back is what is applied.",
    norm: "Clipping by norm keeps the direction and shortens the step: g ← τ g/‖g‖ where ‖g‖ > τ.",
    value:
      "Clipping by value cuts every entry off at ±τ: the step is shorter and points elsewhere, for large entries lose more than small ones.",
    per_layer:
      "Clipping per layer gives each parameter tensor a norm of at most τ of its own: the layers change their weight against each other.",
  },
  would: (share: number, steps: number, value: number) =>
    `At τ = ${figure(value)} it would have shortened ${share} of ${steps} steps.`,
  caption: (lane: string, steps: Steps, raw: number, applied: number) =>
    `Lane ${lane}, ${stepRange.en(steps)}: the gradient’s norm is ${figure(raw)} before clipping and ${figure(applied)} after`,
  table: { raw: "Raw", applied: "Applied", cosine: "Cosine" },
};
