import type { Generator } from "../rng/generator.ts";

/** The sizes that a task needs, under the names of the experiment. */
export interface TaskSpec {
  readonly in_features: number;
  readonly out_features: number;
  readonly batch_size: number;
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

/** A kind of data, with all that is known about it. Spec holds the sizes that its kind of model has. */
export interface TaskEntry<Spec = TaskSpec> {
  /** The models whose inputs have its shapes. */
  readonly models: readonly ["mlp"];
  /** Sizes that it does not leave free. */
  readonly fixed: Partial<Spec>;
  /** Whether `prepare` draws. */
  readonly preliminaryDraw: boolean;
  /** The expected squared error of the best constant prediction, where it is known. */
  readonly bestConstantLoss: number | null;
  /** The shapes of x and y. */
  shapes(spec: Spec): { readonly x: readonly number[]; readonly y: readonly number[] };
  createTask(spec: Spec): Task;
}
