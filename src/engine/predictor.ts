import type { KernelsBackend } from "./kernels/kernels.ts";
import { referenceBackend } from "./kernels/reference/referenceKernels.ts";
import { type MlpSpec, type NetworkSpec, planNetwork, type RnnSpec } from "./network.ts";
import { taskSpecOf } from "./tasks/task.ts";
import { createArena } from "./tensor/arena.ts";

/** A network of its own, never on the training path: the same model, with whatever parameters and inputs it is given. */
export interface Predictor {
  /**
   * The prediction of a network with these parameters (by name, in PyTorch's order: a trainer's readTensor will do) for
   * `rows` inputs: (rows, in_features), or (seq_len, rows, input_size). It is (rows, out_features), or
   * (seq_len, rows, out_features) with a loss at every time step.
   *
   * BatchNorm takes its statistics from the inputs, as in training mode: there are no running averages, for the training
   * uses none. Where one batch of them all would need more than `memory`, there are n batches, row p in batch p mod n, so
   * that each is spread over all the inputs.
   */
  predict(parameters: (name: string) => Float32Array, inputs: Float32Array, rows: number): Float32Array;
}

/** Bytes: 1024 rows through 20 layers of 64 units need 16 MB. */
const MEMORY = 64 * 1024 * 1024;

/** `memory`: bytes, above which there are several batches. Throws EngineError("batch_norm_batch") from `predict` where PyTorch refuses a batch of one. */
export function createPredictor(
  spec: NetworkSpec<MlpSpec | RnnSpec>,
  backend: KernelsBackend = referenceBackend,
  memory = MEMORY,
): Predictor {
  const { seq_len, in_features, out_features, loss_at } = taskSpecOf(spec.model, 1);
  const outputs = loss_at === "all" ? seq_len : 1;
  let last: ReturnType<typeof networkFor> | null = null;

  return {
    predict(parameters, inputs, rows) {
      if (last?.rows !== rows) last = networkFor(spec, rows, backend, memory);
      const { network, batches, size } = last;
      for (const { name } of network.parameters) network.writeTensor(name, parameters(name));
      const prediction = new Float32Array(outputs * rows * out_features);
      for (let first = 0; first < batches; first++) {
        // Batches that are one row short take their last row twice.
        const rowAt = (slot: number) => Math.min(first + slot * batches, lastRow(rows, batches, first));
        gather(network.input.data, inputs, { size, rows, width: in_features, steps: seq_len, rowAt });
        network.forward();
        const predicted = network.readTensor("prediction");
        scatter(prediction, predicted, { size, rows, width: out_features, steps: outputs, rowAt });
      }
      return prediction;
    },
  };
}

/** A network for all rows, or for a part of them that memory allows. */
function networkFor(spec: NetworkSpec, rows: number, backend: KernelsBackend, memory: number) {
  for (let batches = 1; ; batches *= 2) {
    const size = Math.ceil(rows / batches);
    const arena = createArena();
    const plan = planNetwork(arena, { ...spec, data: { batch_size: size } });
    if (arena.bytes > memory && size > SMALLEST_BATCH) continue;
    const kernels = backend.createKernels(arena.bytes);
    arena.attach(kernels.memory);
    const network = plan.bind(kernels);
    return { network, rows, batches: Math.ceil(rows / size), size };
  }
}

/** Of less there would be no statistics to speak of; and what remains is for the most part the parameters. */
const SMALLEST_BATCH = 64;

/** The last row that is first, first + batches, …. */
function lastRow(rows: number, batches: number, first: number): number {
  return first + batches * (Math.ceil((rows - first) / batches) - 1);
}

/** Slots of a batch (steps, size, width) and the rows of all (steps, rows, width) that they stand for. */
interface Slots {
  readonly size: number;
  readonly rows: number;
  readonly width: number;
  readonly steps: number;
  rowAt(slot: number): number;
}

function gather(batch: Float32Array, all: Float32Array, { size, rows, width, steps, rowAt }: Slots): void {
  for (let t = 0; t < steps; t++) {
    for (let slot = 0; slot < size; slot++) {
      const from = (t * rows + rowAt(slot)) * width;
      batch.set(all.subarray(from, from + width), (t * size + slot) * width);
    }
  }
}

function scatter(all: Float32Array, batch: Float32Array, { size, rows, width, steps, rowAt }: Slots): void {
  for (let t = 0; t < steps; t++) {
    for (let slot = 0; slot < size; slot++) {
      const from = (t * size + slot) * width;
      all.set(batch.subarray(from, from + width), (t * rows + rowAt(slot)) * width);
    }
  }
}
