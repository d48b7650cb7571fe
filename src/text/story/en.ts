import { nonfinite } from "../figures.ts";
import { figure, growth } from "../numbers.ts";
import { type EvidenceFigures, type OriginFigures, tellingOperand } from "./figures.ts";

function evidence({ code, figures }: EvidenceFigures, overTime: boolean): string {
  const link = overTime ? "time step" : "layer";
  switch (code) {
    case "signal_ratio": {
      const each = figures.factor === null ? "" : ` ${growth(figures.factor)} per ${link},`;
      return `At step 0 the error signal changes${each} ${growth(figures.ratio)} over ${figures.chain} ${link}s.`;
    }
    case "nonfinite":
      return `At step ${figures.step} ${figures.tensor} became ${nonfinite(figures.nan)}.`;
    case "unstable":
      return unstable(figures);
    case "growth_per_step":
      return `The gradient’s norm grows ${growth(figures.factor)} per step, over ${figures.steps} steps.`;
    case "target_jump":
      return `At step ${figures.step} a batch came whose targets are ${figure(figures.ratio)} times the usual ones.`;
    case "wall":
      return `At step ${figures.step} the gradient’s norm was ${figure(figures.factor)} times that of the step before.`;
    case "norm_overflow":
      return `At step ${figures.step} the norm is ${figure(figures.total_norm_f64)}; float32 makes Inf of its square.`;
    case "square_overflow":
      return `The gradient of ${figures.tensor}, ${figure(figures.grad_norm)}, is finite; its square is not.`;
    case "losses": {
      const best =
        figures.bestConstant === null ? "" : `; the best constant prediction has ${figure(figures.bestConstant)}`;
      return `The loss went from ${figure(figures.first)} to ${figure(figures.final)}${best}.`;
    }
    case "noise_targets":
      return "The targets are drawn without regard to the inputs: there is nothing to learn.";
  }
}

function unstable({ step, sign, factor }: Extract<EvidenceFigures, { code: "unstable" }>["figures"]): string {
  switch (sign) {
    case "nonfinite":
      return `The first sign is at step ${step}: a value that is not finite.`;
    case "loss":
      return `The first sign is at step ${step}: the loss is ${figure(factor)} times what it was.`;
    case "update":
      return `The first sign is at step ${step}: an update is ${figure(factor)} times as large as its weights.`;
    case "norm":
      return `The first sign is at step ${step}: the gradient’s norm is ${figure(factor)} times the usual one.`;
  }
}

function origin(operation: string, made: OriginFigures, overTime: boolean): string {
  const place = made.layer === null ? "" : overTime ? ` at time step ${made.layer}` : ` of layer ${made.layer}`;
  const operand = tellingOperand(made);
  const from =
    operand === undefined
      ? ""
      : operand.nonfinite
        ? `; ${operand.name} already held Inf or NaN`
        : `; ${operand.name} reached ${figure(operand.magnitude)}`;
  return `Step ${made.step}: ${operation}${place} made the first ${nonfinite(made.nan)}, in ${made.tensor}${from}.`;
}

export const en = {
  /** One line: the cause, and what it rests on. */
  teaser: (cause: string, sentence: string) => `**${cause}.** ${sentence}`.trimEnd(),
  /** One sentence behind the other. */
  sentences: (told: readonly string[]) => told.join(" "),
  noStep: "No step yet: press Play.",
  starting: "Looking at the run",
  why: "Why",
  order: "Inf and NaN, in order",
  allFinite: "Every value has been finite so far.",
  goTo: (step: number) => `step ${step}`,
  goToLabel: (step: number) => `Go to step ${step}`,
  became: (tensor: string, what: string) => `${tensor} became ${what}`,
  origin,
  evidence,
  also: (causes: readonly string[]) => `Also: ${causes.join(", ")}.`,
  inSentence: (title: string) => title.charAt(0).toLowerCase() + title.slice(1),

  kinds: {
    activation: "activation",
    loss: "loss",
    grad: "gradient",
    total_norm: "float32 norm",
    param: "parameter",
  },

  operations: {
    batch: "the batch itself",
    forward_product: "the product x Wᵀ + b",
    normalization: "the normalization",
    activation: "the activation",
    cell: "the cell",
    sum: "a sum",
    loss: "the loss",
    backward_product: "a product of the backward pass",
    backward_activation: "the derivative of the activation",
    backward_normalization: "the derivative of the normalization",
    backward_cell: "the derivative of the cell",
    norm_square: "the sum of squares under the norm",
    clip: "clipping, Inf times 0,",
    optimizer_square: "the optimizer’s mean of squares",
    update: "the update",
  },

  causes: {
    forward_overflow: "The forward pass overflows before any update",
    silent_freeze: "The norm overflows, and clipping multiplies the gradient by 0",
    frozen_by_adam: "The optimizer’s squares overflow, and every update is 0",
    exploding_through_time: "The gradient explodes through time",
    exploding_by_depth: "The gradient explodes through the layers",
    bad_batch: "One bad batch threw the run",
    cliff: "One step ran into a cliff of the loss",
    healthy: "It learns",
    vanishing: "The gradient vanishes on its way back",
    mixed: "The gradient grows a little, and the step is a little too large",
    learning_rate_too_high: "The learning rate is too high",
    slow: "It does not get there yet",
  },
  explained: {
    forward_overflow:
      "The signal grows from layer to layer on its way forward, so even the first prediction is not a number.",
    silent_freeze:
      "Every gradient is finite, but the sum of their squares is more than float32 holds. τ divided by Inf is 0: nothing moves, and nothing says so.",
    frozen_by_adam: "The running mean of g² is Inf, so g divided by its root is 0 for ever.",
    exploding_through_time:
      "Each time step multiplies the error signal by more than 1 on its way back to the first one.",
    exploding_by_depth:
      "No single factor looks dangerous. Each layer multiplies the error signal by more than 1, and the product over all of them is the explosion.",
    bad_batch:
      "The network was fine. Targets far from the usual made a gradient that the layers multiplied, and one step with it was too long.",
    cliff: "The loss has a wall there. The gradient on it is huge, and a step of that length leaves the region.",
    healthy: "The loss falls, and the gradient stays within bounds.",
    vanishing:
      "Each layer multiplies the error signal by less than 1: what is far from the loss learns next to nothing.",
    mixed: "Either alone would do no harm.",
    learning_rate_too_high:
      "Each step overshoots, and the next gradient is larger for it. The chain of layers has little to do with it.",
    slow: "Nothing is wrong with the signal, and the loss has not fallen far.",
  },
  outcomes: {
    nonfinite: "The run holds values that are not finite.",
    unstable: "The run is unstable, though finite.",
    learned: "It learned all the same.",
    not_learned: "It has not learned.",
  },

  remedies: {
    title: "What may help",
    from: "Start again from",
    fromBefore: (step: number) => `step ${step}, before it`,
    fromHere: (step: number) => `step ${step}`,
    fromStart: "step 0",
    onlyFromStart: "from step 0",
    apply: (remedy: string, lane: string) => `${remedy}: try it in ${lane}`,
    none: "Nothing needs a remedy.",
    names: {
      clip_by_norm: "Clip by norm",
      clip_by_value: "Clip by value",
      he_init: "He initialization",
      xavier_init: "Xavier initialization",
      orthogonal_init: "Orthogonal initialization",
      layer_norm: "LayerNorm",
      residual: "Residual connections, scaled",
      relu_he: "ReLU with He initialization",
      lower_lr: "Lower learning rate",
      higher_lr: "Higher learning rate",
      adam: "Adam",
      lstm_forget_bias: "LSTM with an open forget gate",
    },
    why: {
      clip_by_norm: "One long gradient becomes one short step in the same direction.",
      clip_by_value: "No entry of the gradient moves its weight by more than a little.",
      he_init: "Keeps the factor of each ReLU layer near 1.",
      xavier_init: "Keeps the factor of each layer near 1.",
      orthogonal_init: "All singular values are 1: no direction grows.",
      layer_norm: "Brings every layer’s output back to one scale.",
      residual: "Each factor is 1 plus something small.",
      relu_he: "A factor near 1 in place of one below it.",
      lower_lr: "A step that the curvature allows.",
      higher_lr: "Longer steps, for nothing speaks against them.",
      adam: "The length of an update no longer follows that of the gradient.",
      lstm_forget_bias: "The memory carries the error back by adding, not by multiplying.",
    },
  },

  branches: {
    title: "Branches",
    without: (remedy: string) => `without ${remedy}`,
    with: (remedy: string) => `with ${remedy}`,
    label: (lane: string, what: string, from: number, until: number) =>
      `Branch of lane ${lane}, ${what}, steps ${from} to ${until}: go back to it`,
    steps: (from: number, until: number) => `steps ${from}–${until}`,
  },

  chaos: {
    beyond: (step: number) =>
      `Beyond step ${step} PyTorch itself does not agree with PyTorch: with weights that differ in their last bit only, as another order of rounding makes them, the figures differ by more than a thousandth.`,
    agrees: (steps: number) =>
      `Not chaotic so far: weights that differ in their last bit give the same figures, to a thousandth, for ${steps} steps.`,
    looking: "Training a twin that differs in the last bit",
  },
};
