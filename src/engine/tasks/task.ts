import type { LossName } from "../losses/names.ts";
import type { MlpSpec, RnnSpec } from "../network.ts";
import type { Generator } from "../rng/generator.ts";
import type { TaskSizes } from "./sizes.ts";

/** The sizes of the batches that a network takes. */
export interface TaskSpec {
  readonly kind: "mlp" | "rnn";
  readonly batch_size: number;
  /** Numbers in a row of x: in_features of an MLP, input_size of a recurrent network. */
  readonly in_features: number;
  readonly out_features: number;
  /** T; 1 of an MLP. */
  readonly seq_len: number;
  /** "last" of an MLP. */
  readonly loss_at: "last" | "all";
}

/** A source of batches in a run: made without a draw, prepared once, then drawn from at every step. */
interface Task {
  /** Draws what stays the same for the whole run; after the network's own draws, before the first batch. */
  prepare(generator: Generator): void;
  /** Writes a batch, the inputs before the targets, row-major in the shapes of the entry; allocates nothing. */
  draw(x: Float32Array, y: Float32Array, generator: Generator): void;
  /** What `prepare` drew, by name, to save, restore and hash: live arrays, not copies. */
  readonly state: Readonly<Record<string, Float32Array>>;
}

/** What can be drawn of what a network has learned: its prediction beside the truth. */
type TaskPicture =
  /** A function of one number from −1 to 1. */
  | { readonly kind: "curve"; truth(x: number): number }
  /** Classes over the square from −1 to 1. */
  | { readonly kind: "grid" }
  /** One sequence with its target. */
  | { readonly kind: "sequence" }
  | { readonly kind: "none" };

/** A kind of data, with all that is known about it. */
export interface TaskEntry extends TaskSizes {
  /** Whether `prepare` draws. */
  readonly preliminaryDraw: boolean;
  /** What is drawn of a network that learns it. */
  readonly picture: TaskPicture;
  /** The expected loss of the best constant prediction, where it is known: what counts as having learned nothing. */
  bestConstantLoss(spec: TaskSpec, loss: LossName): number | null;
  /** The shapes of x and y: (batch, features), over time (seq_len, batch, features). */
  shapes(spec: TaskSpec): { readonly x: readonly number[]; readonly y: readonly number[] };
  createTask(spec: TaskSpec): Task;
}

/** The batches of an experiment's model. */
export function taskSpecOf(model: MlpSpec | RnnSpec, batch_size: number): TaskSpec {
  const { kind, out_features } = model;
  if (kind === "mlp") {
    return { kind, batch_size, in_features: model.in_features, out_features, seq_len: 1, loss_at: "last" };
  }
  const { input_size, seq_len, loss_at } = model;
  return { kind, batch_size, in_features: input_size, out_features, seq_len, loss_at };
}
