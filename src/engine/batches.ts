import type { Kernels } from "./kernels/kernels.ts";
import type { NetworkTensors } from "./network.ts";
import type { Generator } from "./rng/generator.ts";
import { tasks } from "./tasks/index.ts";
import type { TaskName } from "./tasks/sizes.ts";
import type { Arena } from "./tensor/arena.ts";

/** What the engine reads of an experiment's data. */
export interface DataSpec {
  readonly source: TaskName;
  /** "stream": a fresh batch every step; "fixed": one batch, drawn before the first step. */
  readonly mode: "stream" | "fixed";
  readonly batch_size: number;
  /** The targets of step k are multiplied by outlier_scale where (k + 1) mod outlier_every is 0; 0: never. */
  readonly outlier_every: number;
  readonly outlier_scale: number;
}

/** The batches of a run, written into the network's input and target. */
interface Batches {
  /** What was drawn once, by name: live arrays to save, restore and hash. */
  readonly state: Readonly<Record<string, Float32Array>>;
  /** The draws behind the network's own: a teacher, then the batch where it is fixed. */
  prepare(generator: Generator): void;
  /** Makes input and target those of step `step`. */
  load(step: number, generator: Generator): void;
}

export interface BatchesPlan {
  bind(kernels: Kernels): Batches;
}

/** Reserves the targets once more where a fixed batch has outliers, for they are multiplied in place. */
export function planBatches(arena: Arena, { batches, input, target }: NetworkTensors, data: DataSpec): BatchesPlan {
  if (batches === null) return noBatches;
  const fixed = data.mode === "fixed" ? arena.reserve("target.fixed", target.shape) : null;
  return {
    bind(kernels) {
      const task = tasks[data.source].createTask(batches);
      return {
        state: fixed === null ? task.state : { ...task.state, input: input.data, target: fixed.data },
        prepare(generator) {
          task.prepare(generator);
          if (fixed !== null) task.draw(input.data, fixed.data, generator);
        },
        load(step, generator) {
          if (fixed === null) task.draw(input.data, target.data, generator);
          else kernels.copy(target.offset, fixed.offset, target.length);
          if (data.outlier_every > 0 && (step + 1) % data.outlier_every === 0) {
            kernels.scale(target.offset, target.offset, data.outlier_scale, target.length);
          }
        },
      };
    },
  };
}

/** A network that takes no batches draws none and has no outliers. */
const noBatches: BatchesPlan = {
  bind: () => ({
    state: {},
    prepare() {
      // Nothing is drawn.
    },
    load() {
      // Nothing changes.
    },
  }),
};
