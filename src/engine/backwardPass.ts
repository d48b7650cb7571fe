import type { Activation } from "./activations/activation.ts";
import { activations } from "./activations/index.ts";
import type { MlpSpec, ModelSpec, RnnSpec } from "./network.ts";
import type { ReadTensor } from "./pictures/picture.ts";

/**
 * What ∂L/∂h of a layer (or time step) is made of, seen from the one behind it: through its weight matrix, and where it has
 * one through the backward pass of its normalization before that; past both of them ("skip"); from the prediction
 * through the readout; from the loss that a time step has of its own, likewise through the readout; through gates, or
 * through the one neuron, in which what a matrix does and what φ′ does are not kept apart.
 */
export type Passage = "matrix" | "normalization" | "skip" | "readout" | "own_loss" | "gates" | "neuron";

/** One layer, or time step, on the way back; Frobenius norms over batch × units, in float64. */
export interface BackwardLink {
  /** From 1. */
  readonly index: number;
  /** Empty: nothing arrives, as truncated BPTT cuts it off. */
  readonly through: readonly Passage[];
  /** ‖∂L/∂h‖ */
  readonly signal: number;
  /** ‖δ‖, δ = scale·∂L/∂h ⊙ φ′(z), z what φ is of: n where there is a normalization. null: φ is not there on its own. */
  readonly delta: number | null;
  /** What goes into the branch of a residual layer; 1 elsewhere. */
  readonly scale: number;
}

/** The backward pass of the step that was trained last, from the output to the input. */
export interface BackwardPass {
  /** ‖∂L/∂(prediction)‖, of all time steps that have a loss. */
  readonly output: number;
  /** From the last one to the first; of stacked recurrent layers those of the last layer. */
  readonly links: readonly BackwardLink[];
  /** Whether φ and the weights have a normalization between them. */
  readonly normalized: boolean;
}

/** On request alone, never while training: it allocates. Every layer's norms are of what the network itself computed. */
export function backwardPass(model: ModelSpec, readTensor: ReadTensor): BackwardPass {
  const count = model.kind === "mlp" ? model.depth : model.seq_len;
  const links = Array.from({ length: count }, (_, k): BackwardLink => {
    const index = count - k;
    const delta = deltaOf(model, readTensor, index);
    return {
      index,
      through: passages(model, index),
      signal: norm(readTensor(`${nameOf(model, index)}.grad`)),
      delta: delta === null ? null : norm(delta),
      scale: scaleOf(model, index),
    };
  });
  const normalized = model.kind === "mlp" && model.norm !== "none";
  return { output: norm(readTensor("prediction.grad")), links, normalized };
}

/**
 * δ = ∂L/∂z of a layer or time step, (batch, units), by the arithmetic with which the network got it: without a
 * normalization ∂L/∂W_l = δ_lᵀ h_{l−1} holds of it. null: φ is not there on its own.
 */
export function deltaOf(model: ModelSpec, readTensor: ReadTensor, index: number): Float32Array | null {
  const gradient = () => readTensor(`${nameOf(model, index)}.grad`);
  switch (model.kind) {
    case "mlp": {
      const { activation, negative_slope, norm: normalization } = model;
      const z = readTensor(normalization === "none" ? `z${index}` : `n${index}`);
      return timesDerivative(activations[activation], negative_slope, z, gradient(), scaleOf(model, index));
    }
    case "rnn":
      // tanh′ is a function of h, and h > 0 just where ReLU's z is: h stands for z.
      return model.cell === "rnn"
        ? timesDerivative(activations[model.nonlinearity], 0, readTensor(nameOf(model, index)), gradient(), 1, true)
        : null;
    case "one_neuron_rnn":
      return null;
  }
}

function timesDerivative(
  activation: Activation,
  negative_slope: number,
  z: Float32Array,
  gradient: Float32Array,
  scale: number,
  zIsOutput = false,
): Float32Array {
  const slope = Math.fround(negative_slope);
  const s = Math.fround(scale);
  return gradient.map((dh, k) => {
    const x = z[k] as number;
    const y = zIsOutput ? x : activation.forward(x, slope);
    return activation.backward(Math.fround(s * dh), x, y, slope);
  });
}

function passages(model: ModelSpec, index: number): readonly Passage[] {
  switch (model.kind) {
    case "mlp":
      return passagesOfLayer(model, index);
    case "rnn":
      return passagesOfTimeStep(model, index);
    case "one_neuron_rnn":
      return ["neuron"];
  }
}

function passagesOfLayer({ depth, norm: normalization, residual }: MlpSpec, index: number): readonly Passage[] {
  if (index === depth) return ["matrix"];
  return [
    ...(normalization === "none" ? [] : (["normalization"] as const)),
    "matrix",
    ...(residual ? (["skip"] as const) : []),
  ];
}

function passagesOfTimeStep({ cell, loss_at, seq_len, tbptt }: RnnSpec, index: number): readonly Passage[] {
  if (index === seq_len) return loss_at === "all" ? ["own_loss"] : ["readout"];
  // The state before time step k, counted from 0, is h_k, counted from 1.
  const isCut = tbptt > 0 && index % tbptt === 0;
  return [
    ...(isCut ? [] : ([cell === "rnn" ? "matrix" : "gates"] as const)),
    ...(loss_at === "all" ? (["own_loss"] as const) : []),
  ];
}

/** Hidden layers from the second on are residual. */
const scaleOf = (model: ModelSpec, index: number) =>
  model.kind === "mlp" && model.residual && index > 1 ? model.residual_scale : 1;

function nameOf(model: ModelSpec, index: number): string {
  return model.kind === "rnn" && model.num_layers > 1 ? `h${index}_l${model.num_layers - 1}` : `h${index}`;
}

function norm(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
