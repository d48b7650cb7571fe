import { figure, growth } from "../numbers.ts";
import { settingText } from "../settingText.ts";

/** Why a remedy did not help: diagnosis/remedies/cardReason.ts. */
export type ReasonFigures =
  | { readonly code: "decay_is_slow"; readonly steps: number }
  | { readonly code: "still_grows" | "shrinks"; readonly growth: number; readonly layers: number }
  | { readonly code: "loss"; readonly first: number; readonly final: number };

/** What a run came to: diagnosis/verdict.ts. */
export type VerdictFigures =
  | { readonly kind: "survived" | "slow" | "not_learning" | "unstable" }
  | { readonly kind: "exploded"; readonly step: number };

const counts = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export const en = {
  title: (count: number) => `One exploding network, ${counts[count] ?? count} remedies`,
  calmTitle: (count: number) => `One network, ${counts[count] ?? count} remedies`,
  about: (network: string, steps: number) =>
    `Every card is the same ${network}, same seed, same batches. One thing changed. ${steps} steps each.`,
  network: (depth: number, activation: string) => `${depth}-layer ${activation} network`,
  otherNetwork: "recurrent network",
  calm: "As it stands this network does not explode: choose a scenario that does.",
  done: (done: number, all: number) => `${done} of ${all} done`,
  again: "Train all again",

  sort: {
    label: "Order",
    given: "As listed",
    verdict: "By verdict",
    loss: "By final loss",
    gradient: "By max gradient",
  },
  verdict: (verdict: VerdictFigures) => {
    switch (verdict.kind) {
      case "survived":
        return "Survived";
      case "slow":
        return "Survived, slow";
      case "not_learning":
        return "Survived, not learning";
      case "unstable":
        return "Survived, unstable";
      case "exploded":
        return `Exploded, step ${verdict.step}`;
    }
  },
  waiting: "Waiting",
  training: (step: number, steps: number) => `Step ${step} of ${steps}`,
  failed: "Could not be trained",

  baseline: "Baseline",
  names: {
    clip_by_norm: "Clip by norm",
    clip_by_value: "Clip by value",
    clip_per_layer: "Clip per layer",
    he_init: "He init",
    xavier_init: "Xavier init",
    adam: "Adam",
    rmsprop: "RMSprop",
    layer_norm: "LayerNorm",
    batch_norm: "BatchNorm",
    lower_lr: "Learning rate ÷ 20",
    warmup: "Warm-up",
    tanh: "tanh",
    residual: "Residual, scaled",
    residual_plain: "Residual, plain",
    l2: "L2 penalty",
  },
  what: {
    baseline: "as it is, no remedy",
    clip_by_norm: (max_norm: number) => `whole gradient held to ${settingText(max_norm)}`,
    clip_by_value: (value: number) => `each entry held to ±${settingText(value)}`,
    clip_per_layer: (max_norm: number) => `each parameter’s gradient held to ${settingText(max_norm)}`,
    he_init: "weights drawn so that the factor of ReLU is 1",
    xavier_init: "weights drawn for a linear network",
    adaptive: (lr: number) => `steps scaled by gradient history, lr ${settingText(lr)}`,
    layer_norm: "activations rescaled in every layer",
    batch_norm: "activations rescaled over the batch",
    lower_lr: (lr: number, before: number) => `${figure(lr)} instead of ${figure(before)}`,
    warmup: (steps: number) => `learning rate rises over ${steps} steps`,
    tanh: "activation saturates",
    residual: (scale: number) => `each layer adds ${settingText(scale)} of itself to its input`,
    l2: (decay: number) => `weight decay ${settingText(decay)} pulls weights toward zero`,
  },
  origin: "step 0",
  finalLoss: "final loss",
  maxGradient: "max gradient",
  reason: (reason: ReasonFigures) => {
    switch (reason.code) {
      case "decay_is_slow":
        return `Weight decay acts over ${figure(reason.steps)} steps.`;
      case "still_grows":
        return `The error signal still grows ${growth(reason.growth)} per layer over ${reason.layers} layers.`;
      case "shrinks":
        return `The error signal shrinks ${growth(reason.growth)} per layer: the first layers learn next to nothing.`;
      case "loss":
        return `Not the chain of layers: the loss went from ${figure(reason.first)} to ${figure(reason.final)}.`;
    }
  },

  open: "Open in the Lab",
  openLabel: (name: string) => `Open in the Lab: ${name}`,
  combine: "Combine",
  combineLabel: (name: string) => `Combine: ${name}`,
  combineHint: "Choose a second card to try both at once.",
  noPair: (a: string, b: string) => `${a} and ${b} change the same setting: there is only one of it.`,
  remove: (name: string) => `Remove ${name}`,
  pair: (a: string, b: string) => `${a} + ${b}`,
  together: "both at once",

  legend: {
    title: "How to read a card",
    line: (steps: number) => `Loss over ${steps} steps, log scale, same axis on every card`,
    ghost: "The baseline, for comparison",
    left: "Left the chart upward: Inf or NaN",
    survived: "Finite, and the loss at least halved",
    warning: "Finite, but the loss did not halve",
  },
  caption: (name: string, told: string, loss: string) => `${name}: ${told}. Final loss ${loss}.`,
  table: { step: "Step", loss: "Loss", baseline: "Baseline’s loss" },
  ended: (survived: number, all: number) => `${survived} of ${all} remedies survived.`,
};
