import type { Kernels } from "../kernels/kernels.ts";
import { type Arena, elementCount } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import { optimizers } from "./index.ts";
import { COEFFICIENTS, type Optimizer, type OptimizerOptions, type Update } from "./optimizer.ts";

/** An optimizer over the parameters of one run, with its state in the run's arena. */
interface OptimizerRun {
  /** Steps done since the state was fresh: Adam's t. */
  readonly steps: number;
  /** θ ← θ − …, with lr after warm-up. Allocates nothing. */
  step(options: OptimizerOptions, lr: number): void;
  /** A copy of one tensor ("linear1.weight.exp_avg") in PyTorch's order, or undefined where there is none. */
  readState(name: string): Float32Array | undefined;
  /** A copy of the whole state, to hash and to restore. */
  save(): OptimizerState;
  /** Goes on from a saved state; where it is another optimizer's, or one with other state tensors, starts fresh. */
  restore(saved: OptimizerState): void;
}

export interface OptimizerState {
  readonly name: OptimizerOptions["name"];
  readonly steps: number;
  /** By name, in the order of the parameters. */
  readonly state: ReadonlyMap<string, Float32Array>;
}

export interface OptimizerPlan {
  /** `update`: another implementation of the same arithmetic in place of the reference. */
  bind(kernels: Kernels, update?: Update): OptimizerRun;
}

/** Reserves the state of every parameter, in the parameter's own layout. */
export function planOptimizer(
  arena: Arena,
  parameters: readonly Parameter[],
  planned: OptimizerOptions,
): OptimizerPlan {
  const optimizer: Optimizer<OptimizerOptions> = optimizers[planned.name] as Optimizer<OptimizerOptions>;
  const names = optimizer.stateNames(planned);
  const states = parameters.map(({ name, value }) =>
    names.map((state) => arena.reserve(`${name}.${state}`, value.shape, value.length)),
  );
  return {
    bind: (kernels, update = optimizer.update) => bind(kernels, parameters, optimizer, planned, states, update),
  };
}

function bind(
  kernels: Kernels,
  parameters: readonly Parameter[],
  optimizer: Optimizer<OptimizerOptions>,
  planned: OptimizerOptions,
  states: readonly (readonly Tensor[])[],
  update: Update,
): OptimizerRun {
  const coefficients = new Float32Array(COEFFICIENTS);
  const tensors = new Map(states.flat().map((tensor) => [tensor.name, tensor]));
  const initial = optimizer.initialState?.(planned) ?? 0;
  let steps = 0;

  function startFresh(): void {
    steps = 0;
    for (const tensor of tensors.values()) {
      writeRowMajor(kernels, tensor, new Float32Array(elementCount(tensor.shape)).fill(initial));
    }
  }
  startFresh();

  return {
    get steps() {
      return steps;
    },
    step(options, lr) {
      optimizer.coefficients(options, steps, lr, coefficients);
      let i = 0;
      for (const { value, gradient } of parameters) update(value, gradient, states[i++] as Tensor[], coefficients);
      steps++;
    },
    readState(name) {
      const tensor = tensors.get(name);
      return tensor === undefined ? undefined : readRowMajor(kernels, tensor);
    },
    save: () => ({
      name: planned.name,
      steps,
      state: new Map([...tensors].map(([name, tensor]) => [name, readRowMajor(kernels, tensor)])),
    }),
    restore(saved) {
      const same = saved.name === planned.name && sameKeys(saved.state, tensors);
      if (!same) return startFresh();
      steps = saved.steps;
      for (const [name, values] of saved.state) writeRowMajor(kernels, tensors.get(name) as Tensor, values);
    },
  };
}

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
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
