import type { OptimizerState } from "./optimizers/optimizerRun.ts";
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
  readonly firstNonfinite: FirstNonfinite;
  readonly parameterIsNaN: boolean;
}

/** What a checkpoint takes of the memory that is kept for them. */
export function checkpointBytes({ parameters, optimizer, generator, task }: Checkpoint): number {
  const arrays = [...parameters.values(), ...optimizer.state.values(), ...task.values(), generator];
  return arrays.reduce((bytes, array) => bytes + array.byteLength, 0);
}
