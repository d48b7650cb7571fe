import type { Checkpoint } from "./checkpoint.ts";
import type { Clip, ClipOptions, Gradients } from "./clipping/clip.ts";
import { clips } from "./clipping/index.ts";
import { hashState } from "./hash.ts";
import type { KernelsBackend } from "./kernels/kernels.ts";
import { referenceBackend } from "./kernels/reference/referenceKernels.ts";
import { NonfiniteSearch } from "./nonfiniteSearch.ts";
import type { OptimizerOptions } from "./optimizers/optimizer.ts";
import { type FirstNonfinite, type Quantity, quantities, type RowLayout } from "./quantities.ts";
import { createGenerator } from "./rng/generator.ts";
import { planRun, type TrainerSpec } from "./runPlan.ts";

/** A change while a run trains. An experiment's own `optimizer` and `clip` will do: of the optimizer only these two are read. */
interface LiveChanges {
  readonly optimizer?: { readonly lr?: number; readonly weight_decay?: number };
  readonly clip?: ClipOptions;
}

/** One run: a network that trains, one step at a time. */
export interface Trainer {
  readonly layout: RowLayout;
  /** Steps done. */
  readonly step: number;
  /** The last step's record, laid out by `layout`; NaN before the first step. Overwritten by every step. */
  readonly row: Float64Array;
  /** A new object whenever something was found. */
  readonly firstNonfinite: FirstNonfinite;
  /** Whether a parameter holds a NaN: from there on nothing but NaN comes. */
  readonly parameterIsNaN: boolean;
  /**
   * Batch, forward, loss, backward, (measure), clip, (measure), optimizer step, (measure), in PyTorch's order and
   * arithmetic. Allocates nothing.
   */
  trainStep(): void;
  /** Applies from the next step on. */
  patch(changes: LiveChanges): void;
  /**
   * A copy in PyTorch's order: what Network.readTensor gives, and the optimizer's state ("linear1.weight.exp_avg").
   * Throws EngineError("unknown_tensor").
   */
  readTensor(name: string): Float32Array;
  /** The state of the run as 16 hexadecimal digits (hash.ts). */
  hash(): string;
  save(): Checkpoint;
  /**
   * Goes on from a checkpoint of this experiment, or of one that differs in optimizer or clipping: another optimizer's
   * state starts fresh. lr, weight_decay and clipping stay as they are; `row` is NaN until the next step.
   */
  restore(checkpoint: Checkpoint): void;
}

/**
 * Bytes that a run of this experiment takes, whatever it measures; nothing is allocated.
 * Throws EngineError("batch_norm_batch") as createTrainer does.
 */
export function memoryNeeded(spec: TrainerSpec, backend: KernelsBackend = referenceBackend): number {
  return planRun(spec, Object.keys(quantities) as Quantity[], backend).arena.bytes;
}

/**
 * A run before its first step, its parameters drawn as PyTorch draws them behind torch.manual_seed(seed). `columns`:
 * what is recorded of each step. Throws EngineError("batch_norm_batch") where PyTorch refuses to train.
 */
export function createTrainer(
  spec: TrainerSpec,
  columns: readonly Quantity[],
  backend: KernelsBackend = referenceBackend,
): Trainer {
  const plan = planRun(spec, columns, backend);
  const kernels = backend.createKernels(plan.arena.allocate(backend.createMemory));
  const network = plan.network.bind(kernels);
  const norms = plan.norms.bind(kernels);
  const gradients: Gradients = { kernels, layers: network.layers, norms };
  const optimizer = plan.optimizer.bind(kernels);
  const probe = plan.probe.bind(network, norms);
  const search = new NonfiniteSearch(kernels, network);
  const batches = plan.batches.bind(kernels);

  const generator = createGenerator(spec.seed);
  network.initialize(generator);
  batches.prepare(generator);

  let step = 0;
  let options = spec.optimizer;
  let clipOptions = spec.clip;
  let clip = clips[clipOptions.mode] as Clip;

  const trainer: Trainer = {
    layout: probe.layout,
    row: probe.row,
    get step() {
      return step;
    },
    get firstNonfinite() {
      return search.found;
    },
    get parameterIsNaN() {
      return search.parameterIsNaN;
    },
    trainStep() {
      batches.load(step, generator);
      const loss = network.forward();
      network.backward();
      norms.measure();
      search.afterBackward(step, loss, norms.total());
      probe.afterBackward(loss);
      probe.afterClip(clip.apply(gradients, clipOptions));
      optimizer.step(options, warmedUp(options, step));
      search.afterUpdate(step);
      probe.afterUpdate();
      step++;
    },
    patch(changes) {
      const { lr = options.lr, weight_decay = options.weight_decay } = changes.optimizer ?? {};
      options = { ...options, lr, weight_decay };
      clipOptions = changes.clip ?? clipOptions;
      clip = clips[clipOptions.mode] as Clip;
    },
    readTensor: (name) => optimizer.readState(name) ?? network.readTensor(name),
    hash: () => hashState(trainer.save()),
    save: () => ({
      step,
      parameters: new Map(network.parameters.map(({ name }) => [name, network.readTensor(name)])),
      optimizer: optimizer.save(),
      generator: generator.getState(),
      task: new Map(Object.entries(batches.state).map(([name, values]) => [name, values.slice()])),
      firstNonfinite: search.found,
      parameterIsNaN: search.parameterIsNaN,
    }),
    restore(checkpoint) {
      step = checkpoint.step;
      for (const [name, values] of checkpoint.parameters) network.writeTensor(name, values);
      optimizer.restore(checkpoint.optimizer);
      generator.setState(checkpoint.generator);
      for (const [name, values] of checkpoint.task) batches.state[name]?.set(values);
      search.restore(checkpoint.firstNonfinite, checkpoint.parameterIsNaN);
      probe.row.fill(Number.NaN);
    },
  };
  return trainer;
}

/** lr·min(1, (k + 1)/warmup_steps). */
function warmedUp({ lr, warmup_steps }: OptimizerOptions, step: number): number {
  return step + 1 < warmup_steps ? lr * ((step + 1) / warmup_steps) : lr;
}
