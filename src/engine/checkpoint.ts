import type { OptimizerState } from "./optimizers/optimizerRun.ts";
import type { Origins } from "./provenance/origin.ts";
import type { FirstNonfinite } from "./quantities.ts";

/**
 * The whole state of a run after `step` steps, as plain arrays in PyTorch's order: with the experiment, enough to go on
 * to the same bits under any kernels. What may change while a run trains (lr, weight_decay, clipping) belongs to the
 * experiment and its timeline and is not in here.
 */
export interface Checkpoint {
  readonly step: number;
  /** By name, in PyTorch's order. */
  readonly parameters: ReadonlyMap<string, Float32Array>;
  readonly optimizer: OptimizerState;
  readonly generator: Uint32Array;
  /** What the task drew once; with a fixed batch, that too. */
  readonly task: ReadonlyMap<string, Float32Array>;
  /** What measurements have gathered over the steps so far (a running mean), by name. */
  readonly measured: ReadonlyMap<string, Float64Array>;
  readonly firstNonfinite: FirstNonfinite;
  readonly origins: Origins;
  readonly parameterIsNaN: boolean;
}

/** What an array takes beside its numbers: its object, its buffer, its entry in a map (measured in V8). */
const ARRAY_BYTES = 512;

/** What a checkpoint takes of the memory that is kept for them. `arrays`: the bytes of the numbers of each array. */
export function checkpointBytes(arrays: readonly number[]): number {
  return arrays.reduce((sum, bytes) => sum + bytes + ARRAY_BYTES, 0);
}
