import { type Checkpoint, checkpointBytes } from "./checkpoint.ts";
import type { Clip, ClipOptions, Gradients } from "./clipping/clip.ts";
import { clips } from "./clipping/index.ts";
import { hashState } from "./hash.ts";
import type { KernelsBackend } from "./kernels/kernels.ts";
import { referenceBackend } from "./kernels/reference/referenceKernels.ts";
import { NonfiniteSearch } from "./nonfiniteSearch.ts";
import type { OptimizerOptions } from "./optimizers/optimizer.ts";
import type { StepWitness } from "./optimizers/optimizerRun.ts";
import { noOrigins, type Origins } from "./provenance/origin.ts";
import { Provenance } from "./provenance/provenance.ts";
import { type FirstNonfinite, nothingFound, type Quantity, quantities, type RowLayout } from "./quantities.ts";
import { createGenerator } from "./rng/generator.ts";
import { planRun, type TrainerSpec } from "./runPlan.ts";

/** A change while a run trains; an experiment as it stands from then on is one. */
interface Changes {
  readonly optimizer?: OptimizerOptions;
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
  /** The operations that made the first Inf and the first NaN, as far as there were any; a new object likewise. */
  readonly origins: Origins;
  /** Whether a parameter holds a NaN: from there on nothing but NaN comes. */
  readonly parameterIsNaN: boolean;
  /**
   * Batch, forward, loss, backward, (measure), clip, (measure), optimizer step, (measure), in PyTorch's order and
   * arithmetic. Allocates nothing.
   */
  trainStep(): void;
  /**
   * Applies from the next step on: an optimizer of another kind (stateKind.ts) takes its place in that step, with fresh
   * state. Throws where its state has no memory: it is neither the spec's nor among its laterOptimizers.
   */
  patch(changes: Changes): void;
  /** Whether `patch` takes this optimizer. */
  holds(optimizer: OptimizerOptions): boolean;
  /**
   * A copy in PyTorch's order: what Network.readTensor gives, and the optimizer's state ("linear1.weight.exp_avg").
   * Throws EngineError("unknown_tensor").
   */
  readTensor(name: string): Float32Array;
  /** The state of the run as 16 hexadecimal digits (hash.ts). */
  hash(): string;
  /** What `save` takes of the memory that is kept for checkpoints. */
  readonly checkpointBytes: number;
  save(): Checkpoint;
  /**
   * Goes on from a checkpoint of this experiment, or of one that differs in optimizer or clipping. The optimizer goes on
   * with its saved state, from which the next step parts where another kind stands by then; what the options are stays
   * as it is. `row` is NaN until the next step.
   */
  restore(checkpoint: Checkpoint): void;
  /** Back before the first step, to the bits that the seed gives, with the spec's optimizer and clipping. */
  restart(): void;
}

/**
 * Bytes that a run of this experiment takes, whatever it measures; nothing is allocated.
 * Throws EngineError("batch_norm_batch") as createTrainer does.
 */
export function memoryNeeded(spec: TrainerSpec): number {
  return planRun(spec, Object.keys(quantities) as Quantity[]).arena.bytes;
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
  const plan = planRun(spec, columns);
  const kernels = backend.createKernels(plan.arena.bytes);
  plan.arena.attach(kernels.memory);
  const network = plan.network.bind(kernels);
  const norms = plan.norms.bind(kernels);
  const gradients: Gradients = { kernels, layers: network.layers, norms };
  const optimizer = plan.optimizer.bind(kernels);
  const probe = plan.probe.bind(network, norms);
  const search = new NonfiniteSearch(kernels, network);
  const { tensors } = plan.arena;
  const witness: StepWitness = {
    before: (parameter) => probe.witness.before(parameter),
    after(parameter) {
      probe.witness.after(parameter);
      search.afterParameter(parameter);
    },
  };
  const provenance = new Provenance({ model: spec.model, tensors, network: plan.network, kernels, norms, search });
  const batches = plan.batches.bind(kernels);

  const place = { kernels, words: plan.generator.offset };
  let generator = createGenerator(spec.seed, place);
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
    get origins() {
      return provenance.origins;
    },
    get parameterIsNaN() {
      return search.parameterIsNaN;
    },
    trainStep() {
      batches.load(step, generator);
      const loss = network.forward();
      network.backward();
      norms.measure();
      const total_norm = norms.total();
      search.afterBackward(step, loss, total_norm);
      provenance.afterBackward(step, loss, total_norm, clipOptions);
      probe.afterBackward(loss, clipOptions);
      const clip_coef = clip.apply(gradients, clipOptions);
      provenance.afterClip(step);
      probe.afterClip(clip_coef);
      optimizer.step(options, warmedUp(options, step), witness);
      search.afterUpdate(step);
      provenance.afterUpdate(step, options);
      probe.afterUpdate();
      step++;
    },
    patch(changes) {
      const next = changes.optimizer ?? options;
      if (!optimizer.holds(next)) throw new Error(`no memory was planned for the state of ${next.name}`);
      options = next;
      clipOptions = changes.clip ?? clipOptions;
      clip = clips[clipOptions.mode] as Clip;
    },
    holds: (candidate) => optimizer.holds(candidate),
    readTensor: (name) => optimizer.readState(name) ?? network.readTensor(name),
    hash: () => hashState(trainer.save()),
    get checkpointBytes() {
      return checkpointBytes([
        ...network.parameters.map(({ value }) => 4 * value.length),
        ...optimizer.stateBytes,
        generator.getState().byteLength,
        ...[...Object.values(batches.state), ...Object.values(probe.state)].map(({ byteLength }) => byteLength),
      ]);
    },
    save: () => ({
      step,
      parameters: new Map(network.parameters.map(({ name }) => [name, network.readTensor(name)])),
      optimizer: optimizer.save(),
      generator: generator.getState(),
      task: new Map(Object.entries(batches.state).map(([name, values]) => [name, values.slice()])),
      measured: new Map(Object.entries(probe.state).map(([name, values]) => [name, values.slice()])),
      firstNonfinite: search.found,
      origins: provenance.origins,
      parameterIsNaN: search.parameterIsNaN,
    }),
    restore(checkpoint) {
      step = checkpoint.step;
      for (const [name, values] of checkpoint.parameters) network.writeTensor(name, values);
      optimizer.restore(checkpoint.optimizer);
      generator.setState(checkpoint.generator);
      for (const [name, values] of checkpoint.task) batches.state[name]?.set(values);
      for (const [name, values] of Object.entries(probe.state)) {
        values.set(checkpoint.measured.get(name) ?? new Float64Array(values.length));
      }
      search.restore(checkpoint.firstNonfinite, checkpoint.parameterIsNaN);
      provenance.restore(checkpoint.origins);
      probe.row.fill(Number.NaN);
    },
    restart() {
      generator = createGenerator(spec.seed, place);
      network.initialize(generator);
      batches.prepare(generator);
      step = 0;
      trainer.patch(spec);
      optimizer.startFresh(spec.optimizer);
      for (const values of Object.values(probe.state)) values.fill(0);
      search.restore(nothingFound, false);
      provenance.restore(noOrigins);
      probe.row.fill(Number.NaN);
    },
  };
  trainer.restart();
  return trainer;
}

/** lr·min(1, (k + 1)/warmup_steps). */
function warmedUp({ lr, warmup_steps }: OptimizerOptions, step: number): number {
  return step + 1 < warmup_steps ? lr * ((step + 1) / warmup_steps) : lr;
}
