import type { Kernels } from "../kernels/kernels.ts";
import type { StepWitness } from "../optimizers/optimizerRun.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import type { Moves } from "./measure.ts";

/** What is wanted of the parameters as they move. */
export interface Wanted {
  /** Σ θ_k². */
  readonly weights: boolean;
  /** Σ (θ_{k+1} − θ_k)². */
  readonly updates: boolean;
  /** The same in float32. */
  readonly updates32: boolean;
}

/** Measures each parameter while the optimizer's step has it in the cache. Reserves a copy of the largest one. */
export function planMoves(
  arena: Arena,
  parameters: readonly Parameter[],
  wanted: Wanted,
): (kernels: Kernels) => Moves & StepWitness {
  const values = parameters.map(({ value }) => value);
  const largest = wanted.updates ? Math.max(...values.map(({ length }) => length)) : 0;
  const copy = arena.reserve("parameter.copy", [largest]);
  return (kernels) => bind(kernels, values, copy, wanted);
}

function bind(kernels: Kernels, values: readonly Tensor[], copy: Tensor, wanted: Wanted): Moves & StepWitness {
  const squares = () => new Float64Array(values.length);
  const moves: Moves = { weights: squares(), updates: squares(), updates32: squares() };
  return {
    ...moves,
    before(parameter) {
      const { offset, length } = values[parameter] as Tensor;
      if (wanted.weights) moves.weights[parameter] = kernels.sumOfSquares64(offset, length);
      if (wanted.updates) kernels.copy(copy.offset, offset, length);
    },
    after(parameter) {
      if (!wanted.updates) return;
      const { offset, length } = values[parameter] as Tensor;
      moves.updates[parameter] = kernels.sumOfSquaredDifferences64(offset, copy.offset, length);
      if (!wanted.updates32) return;
      kernels.addScaled(copy.offset, offset, copy.offset, -1, length);
      moves.updates32[parameter] = kernels.sumOfSquares(copy.offset, length);
    },
  };
}
