import type { Kernels } from "../kernels/kernels.ts";
import { type Arena, elementCount } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import { COEFFICIENTS, type OptimizerOptions, type Update } from "./optimizer.ts";
import { initialState, optimizerOf, stateKind } from "./stateKind.ts";

/** An optimizer over the parameters of one run, with its state in the run's arena; another one may take its place. */
interface OptimizerRun {
  /** Steps done since the state was fresh: Adam's t. */
  readonly steps: number;
  /** Bytes of each array that `save` copies. */
  readonly stateBytes: readonly number[];
  /** Whether these options' state tensors were planned. */
  holds(options: OptimizerOptions): boolean;
  /**
   * θ ← θ − …, with lr after warm-up. Options of another kind than the state's (stateKind.ts) start it fresh. Allocates
   * nothing else.
   */
  step(options: OptimizerOptions, lr: number): void;
  /** As before the first step. Throws where the options' state was not planned. */
  startFresh(options: OptimizerOptions): void;
  /** A copy of one tensor ("linear1.weight.exp_avg") in PyTorch's order, or undefined where there is none. */
  readState(name: string): Float32Array | undefined;
  /** A copy of the whole state, to hash and to restore. */
  save(): OptimizerState;
  /** Goes on from a saved state; where its tensors were not planned, starts fresh with the first optimizer. */
  restore(saved: OptimizerState): void;
}

export interface OptimizerState {
  /** stateKind of the options that made it. */
  readonly kind: string;
  readonly steps: number;
  /** By name, in the order of the parameters. */
  readonly state: ReadonlyMap<string, Float32Array>;
}

export interface OptimizerPlan {
  /** `updateOf`: other implementations of the same arithmetic in place of the references. */
  bind(kernels: Kernels, updateOf?: (options: OptimizerOptions) => Update): OptimizerRun;
}

/**
 * Reserves the state of every parameter, in the parameter's own layout: for `first` and for the optimizers that take
 * its place `later`. Only one has a state at a time, so tensors of one name are one tensor.
 */
export function planOptimizer(
  arena: Arena,
  parameters: readonly Parameter[],
  first: OptimizerOptions,
  later: readonly OptimizerOptions[] = [],
): OptimizerPlan {
  const names = new Set([first, ...later].flatMap((options) => optimizerOf(options).stateNames(options)));
  const states = parameters.map(
    ({ name, value }) =>
      new Map([...names].map((state) => [state, arena.reserve(`${name}.${state}`, value.shape, value.length)])),
  );
  return {
    bind: (kernels, updateOf = (options) => optimizerOf(options).update) =>
      bind(kernels, parameters, states, names, first, updateOf),
  };
}

/** The state tensors in use, parameter by parameter. */
type InUse = readonly (readonly Tensor[])[];

function bind(
  kernels: Kernels,
  parameters: readonly Parameter[],
  planned: readonly ReadonlyMap<string, Tensor>[],
  plannedNames: ReadonlySet<string>,
  first: OptimizerOptions,
  updateOf: (options: OptimizerOptions) => Update,
): OptimizerRun {
  const coefficients = new Float32Array(COEFFICIENTS);
  let inUse: InUse = [];
  let kind = "";
  let steps = 0;
  /** The options of the last step: only where they are others is anything looked up. */
  let last: OptimizerOptions | null = null;
  let optimizer = optimizerOf(first);
  let update = updateOf(first);

  const inUseFor = (names: readonly string[]): InUse =>
    planned.map((tensors) => names.map((name) => tensors.get(name) as Tensor));
  const tensors = () => inUse.flat();
  const holds = (options: OptimizerOptions) =>
    optimizerOf(options)
      .stateNames(options)
      .every((name) => plannedNames.has(name));

  function startFresh(options: OptimizerOptions): void {
    if (!holds(options)) throw new Error(`no memory was planned for the state of ${stateKind(options)}`);
    inUse = inUseFor(optimizerOf(options).stateNames(options));
    kind = stateKind(options);
    steps = 0;
    const initial = initialState(options);
    for (const tensor of tensors()) {
      writeRowMajor(kernels, tensor, new Float32Array(elementCount(tensor.shape)).fill(initial));
    }
  }

  function take(options: OptimizerOptions): void {
    if (stateKind(options) !== kind) startFresh(options);
    optimizer = optimizerOf(options);
    update = updateOf(options);
    last = options;
  }
  startFresh(first);

  return {
    get steps() {
      return steps;
    },
    get stateBytes() {
      return tensors().map(({ shape }) => 4 * elementCount(shape));
    },
    holds,
    step(options, lr) {
      if (options !== last) take(options);
      optimizer.coefficients(options, steps, lr, coefficients);
      let i = 0;
      for (const { value, gradient } of parameters) update(value, gradient, inUse[i++] as Tensor[], coefficients);
      steps++;
    },
    startFresh,
    readState(name) {
      const tensor = tensors().find((candidate) => candidate.name === name);
      return tensor === undefined ? undefined : readRowMajor(kernels, tensor);
    },
    save: () => ({
      kind,
      steps,
      state: new Map(tensors().map((tensor) => [tensor.name, readRowMajor(kernels, tensor)])),
    }),
    restore(saved) {
      const names = stateNamesOf(saved, parameters);
      if (!names.every((name) => plannedNames.has(name))) return startFresh(first);
      inUse = inUseFor(names);
      kind = saved.kind;
      steps = saved.steps;
      last = null;
      for (const tensor of tensors()) writeRowMajor(kernels, tensor, saved.state.get(tensor.name) as Float32Array);
    },
  };
}

/** The names of each parameter's state tensors, in the optimizer's order: those of the first parameter. */
function stateNamesOf({ state }: OptimizerState, parameters: readonly Parameter[]): readonly string[] {
  const prefix = `${parameters[0]?.name}.`;
  const count = state.size / parameters.length;
  return [...state.keys()].slice(0, count).map((name) => name.slice(prefix.length));
}

/** A matrix has the layout of the weight that it belongs to, anything else is as PyTorch has it. */
function readRowMajor(kernels: Kernels, { data, offset, shape }: Tensor): Float32Array {
  const [fan_out, fan_in] = shape;
  if (fan_out === undefined || fan_in === undefined) return data.slice();
  const values = new Float32Array(fan_out * fan_in);
  kernels.readWeight(offset, fan_in, fan_out, values);
  return values;
}

function writeRowMajor(kernels: Kernels, { data, offset, shape }: Tensor, values: Float32Array): void {
  const [fan_out, fan_in] = shape;
  if (fan_out === undefined || fan_in === undefined) data.set(values);
  else kernels.writeWeight(offset, values, fan_in, fan_out);
}
