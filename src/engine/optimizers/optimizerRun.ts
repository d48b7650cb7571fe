import { COEFFICIENTS, type Kernels } from "../kernels/kernels.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import type { OptimizerOptions } from "./optimizer.ts";
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
   * θ ← θ − …, with lr after warm-up, one parameter after the other. Options of another kind than the state's
   * (stateKind.ts) start it fresh. Allocates nothing else.
   */
  step(options: OptimizerOptions, lr: number, witness: StepWitness): void;
  /** As before the first step. Throws where the options' state was not planned. */
  startFresh(options: OptimizerOptions): void;
  /** A copy of one tensor ("linear1.weight.exp_avg") in PyTorch's order, or undefined where there is none. */
  readState(name: string): Float32Array | undefined;
  /** A copy of the whole state, to hash and to restore. */
  save(): OptimizerState;
  /** Goes on from a saved state; where its tensors were not planned, starts fresh with the first optimizer. */
  restore(saved: OptimizerState): void;
}

/** Sees each parameter before and after it moves, while it is still in the cache. */
export interface StepWitness {
  before(parameter: number): void;
  after(parameter: number): void;
}

export interface OptimizerState {
  /** stateKind of the options that made it. */
  readonly kind: string;
  readonly steps: number;
  /** By name, in the order of the parameters. */
  readonly state: ReadonlyMap<string, Float32Array>;
}

export interface OptimizerPlan {
  bind(kernels: Kernels): OptimizerRun;
}

/**
 * Reserves the state of every parameter: for `first` and for the optimizers that take
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
    ({ name, value }) => new Map([...names].map((state) => [state, arena.reserve(`${name}.${state}`, value.shape)])),
  );
  const coefficients = arena.reserve("optimizer.coefficients", [COEFFICIENTS]);
  return { bind: (kernels) => bind(kernels, parameters, states, names, first, coefficients) };
}

/** The state tensors in use, parameter by parameter. */
type InUse = readonly (readonly Tensor[])[];

function bind(
  kernels: Kernels,
  parameters: readonly Parameter[],
  planned: readonly ReadonlyMap<string, Tensor>[],
  plannedNames: ReadonlySet<string>,
  first: OptimizerOptions,
  coefficients: Tensor,
): OptimizerRun {
  let inUse: InUse = [];
  let kind = "";
  let steps = 0;
  /** The options of the last step: only where they are others is anything looked up. */
  let last: OptimizerOptions | null = null;
  let optimizer = optimizerOf(first);

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
    for (const { data } of tensors()) data.fill(initial);
  }

  function take(options: OptimizerOptions): void {
    if (stateKind(options) !== kind) startFresh(options);
    optimizer = optimizerOf(options);
    last = options;
  }
  startFresh(first);

  return {
    get steps() {
      return steps;
    },
    get stateBytes() {
      return tensors().map(({ length }) => 4 * length);
    },
    holds,
    step(options, lr, witness) {
      if (options !== last) take(options);
      optimizer.coefficients(options, steps, lr, coefficients.data);
      for (let i = 0; i < parameters.length; i++) {
        const { value, gradient } = parameters[i] as Parameter;
        witness.before(i);
        optimizer.update(kernels, options, value, gradient, inUse[i] as Tensor[], coefficients.offset);
        witness.after(i);
      }
      steps++;
    },
    startFresh,
    readState: (name) =>
      tensors()
        .find((tensor) => tensor.name === name)
        ?.data.slice(),
    save: () => ({
      kind,
      steps,
      state: new Map(tensors().map(({ name, data }) => [name, data.slice()])),
    }),
    restore(saved) {
      const names = stateNamesOf(saved, parameters);
      if (!names.every((name) => plannedNames.has(name))) return startFresh(first);
      inUse = inUseFor(names);
      kind = saved.kind;
      steps = saved.steps;
      last = null;
      for (const { name, data } of tensors()) data.set(saved.state.get(name) as Float32Array);
    },
  };
}

/** The names of each parameter's state tensors, in the optimizer's order: those of the first parameter. */
function stateNamesOf({ state }: OptimizerState, parameters: readonly Parameter[]): readonly string[] {
  const prefix = `${parameters[0]?.name}.`;
  const count = state.size / parameters.length;
  return [...state.keys()].slice(0, count).map((name) => name.slice(prefix.length));
}
