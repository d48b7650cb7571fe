import { figure, growth } from "../numbers.ts";

/** What an operation does to a norm; `factor`: left out where it is none. */
export interface NormChange {
  readonly from: number | null;
  readonly to: number;
  readonly factor?: number;
}

function change({ from, to, factor }: NormChange): string {
  if (from === null) return `‖∂L/∂h‖ is ${figure(to)}.`;
  const becomes = `${figure(from)} becomes ${figure(to)}`;
  if (Number.isNaN(to)) return `${becomes}: there is no number left.`;
  if (!Number.isFinite(to)) return `${becomes}: beyond the largest float32.`;
  return factor === undefined || factor === 0 || !Number.isFinite(factor)
    ? `${becomes}.`
    : `${becomes}, **${growth(factor)}**.`;
}

export const en = {
  intro: "One backward pass, layer by layer: what each product with the weights and each φ′ does to the gradient.",
  introTime: "One backward pass through time: what each product with W_hh and each φ′ does to the gradient.",
  first: "To the output",
  back: "Stage before",
  play: "Play the backward pass",
  pause: "Pause the backward pass",
  next: "Next stage",
  stages: "Stages of the backward pass",
  stage: (at: number, of: number) => `stage ${at} of ${of}`,
  noStep: "No step yet: press Play.",
  waiting: "Asking the network",
  atStep: (step: number) => `step ${step}`,
  strip: (lane: string) => `Lane ${lane}: the gradient’s norm at each layer, the output on the right`,
  cell: (place: string, norm: number) => `${place}: ${figure(norm)}`,
  output: "output",
  layer: (index: number) => `layer ${index}`,
  time: (index: number) => `time step ${index}`,
  start: (norm: number) => `At the output the loss says ‖δ‖ = ${figure(norm)}: here the way back begins.`,
  arrivals: {
    matrix: (place: string, norms: NormChange) => `Times Wᵀ, back to ${place}: ${change(norms)}`,
    readout: (place: string, norms: NormChange) => `Times the readout’s Wᵀ, back to ${place}: ${change(norms)}`,
    normalization: (place: string, norms: NormChange) =>
      `Back through the normalization and times Wᵀ, to ${place}: ${change(norms)}`,
    skip: (place: string, norms: NormChange) =>
      `What comes through Wᵀ is added to what comes past it unchanged, back to ${place}: ${change(norms)}`,
    gates: (place: string, norms: NormChange) => `Back through the gates and W_hhᵀ to ${place}: ${change(norms)}`,
    neuron: (place: string, norms: NormChange) => `Through the neuron, back to ${place}: ${change(norms)}`,
    own_loss: (place: string, norms: NormChange) =>
      `The loss at ${place} gives a gradient of its own, and no other arrives: ${change(norms)}`,
    joined: (place: string, norms: NormChange) =>
      `To what comes back to ${place} the loss there adds a gradient of its own: ${change(norms)}`,
    cut: (place: string, norms: NormChange) => `Nothing gets back to ${place}: ${change(norms)}`,
  },
  activation: (place: string, norms: NormChange, scale: number) =>
    `Times φ′ of ${place}${scale === 1 ? "" : ` and the branch’s ${figure(scale)}`}: ${change(norms)}`,
  sofar: (product: number) => (Number.isFinite(product) ? `Since the output: **${growth(product)}**.` : ""),
  notes: {
    normalization:
      "Between φ′ and the weights stands the normalization. Its derivative and Wᵀ are one stage, as its own weights are already updated.",
    residual:
      "The residual connection hands ∂L/∂h on past the branch: even where the branch passes nothing back, the gradient does not vanish.",
    gru: "The gates of a GRU multiply and add in several places, so a time step is one stage here.",
    lstm: "The gates of an LSTM multiply and add in several places, and c carries the gradient past them, so a time step is one stage here.",
    stacked: "Of the stacked layers this is the last one.",
    truncated: "Truncated BPTT: at every cut nothing comes from later time steps.",
    neuron: "One neuron: from one time step to the next the gradient is multiplied by w·φ′(h).",
  },
};
