import { figure, growth } from "../numbers.ts";
import { stepRange } from "../stepRange.ts";

/** What a layer does, in figures; null: not measured, or without meaning here. */
export interface LayerFigures {
  readonly place: "layer" | "time" | "output";
  /** Layers and time steps count from 1. */
  readonly index: number;
  /** ‖∂L/∂h_l‖ */
  readonly norm: number | null;
  /** ‖∂L/∂h_l‖/‖∂L/∂h_{l+1}‖ and the product of these factors from the output's side to here. */
  readonly factor: number | null;
  readonly product: number | null;
  readonly dead: number | null;
  readonly saturated: number | null;
}

const percent = (share: number) => `${figure(Math.round(1000 * share) / 10)} %`;

function name({ place, index }: Pick<LayerFigures, "place" | "index">): string {
  if (place === "output") return "The output";
  return place === "time" ? `Time step ${index}` : `Layer ${index}`;
}

function sentence(figures: LayerFigures): string {
  const { norm, factor, product, place } = figures;
  if (place === "output") return "The output hands ∂L/∂(prediction) to the last layer: here the way back begins.";
  if (norm === null || factor === null || product === null) return `${name(figures)} has not been trained yet.`;
  if (!Number.isFinite(norm)) return `${nonfinite(figures, norm)}${units(figures)}`;
  if (!Number.isFinite(factor) || (factor === 0 && norm > 0)) {
    return `Behind ${inSentence(figures)} the gradient is not finite, here it is: ‖∂L/∂h‖ = ${figure(norm)}.${units(figures)}`;
  }
  const does =
    norm === 0
      ? "passes nothing back: its gradient is exactly 0"
      : factor > 1.02
        ? `multiplies the gradient by **${growth(factor)}** on its way to the input`
        : factor < 0.98
          ? `shrinks the gradient, **${growth(factor)}**, on its way to the input`
          : `leaves the gradient as large as it was, **${growth(factor)}**`;
  const last = place === "time" ? "the last time step" : "the last layer";
  const whole = Number.isFinite(product) ? `; from ${last} to here the product is **${growth(product)}**` : "";
  return `${name(figures)} ${does}${whole}.${units(figures)}`;
}

function nonfinite(figures: LayerFigures, norm: number): string {
  if (Number.isNaN(norm)) return `The gradient at ${inSentence(figures)} is NaN: there is no number left to multiply.`;
  return figures.factor === Number.POSITIVE_INFINITY
    ? `${name(figures)} makes Inf of a finite gradient: it is beyond the largest float32.`
    : `The gradient at ${inSentence(figures)} is Inf, as it was behind it: no factor can be told.`;
}

const inSentence = (figures: LayerFigures) => name(figures).toLowerCase();

function units({ dead, saturated }: LayerFigures): string {
  if (dead !== null && dead > 0)
    return ` ${percent(dead)} of its units are dead: 0 for the whole batch, they pass nothing back.`;
  if (saturated !== null && saturated > 0)
    return ` ${percent(saturated)} of its activations are saturated and pass next to nothing back.`;
  return "";
}

export const en = {
  choose: { layer: "Layer", time: "Time step" },
  back: { layer: "Layer before", time: "Time step before" },
  next: { layer: "Next layer", time: "Next time step" },
  output: "output",
  of: (last: number) => `of ${last}`,
  name,
  sentence,
  noStep: "No step yet: press Play.",
  absent: "This lane has no such layer.",
  factor: "Factor",
  product: { layer: "Product from the last layer", time: "Product from the last time step" },
  ratio: "Update ÷ weight",
  dead: "Dead units",
  saturated: "Saturated",
  percent,
  atSteps: stepRange.en,
  histograms: {
    weight: "Weights",
    weight_gradient: "∂L/∂W",
    activation: "Activations h",
    signal: "∂L/∂h",
  },
  afterUpdate: "after the update",
  waiting: "Asking the network",
  none: "not kept for this kind of layer",
  zeros: (count: number) => `${count} × 0`,
  infinities: (count: number, sign: string) => `${count} × ${sign}Inf`,
  nans: (count: number) => `${count} × NaN`,
  caption: (lane: string, what: string, tensor: string, step: number, count: number) =>
    `Lane ${lane}, step ${step}: how the ${count} values of ${what} (${tensor}) are distributed`,
  table: { from: "From", to: "to", count: "Count" },
};
