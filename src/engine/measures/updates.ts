import type { Kernels } from "../kernels/kernels.ts";
import type { StepWitness } from "../optimizers/optimizerRun.ts";
import type { Arena } from "../tensor/arena.ts";
import type { Parameter, Tensor } from "../tensor/tensor.ts";
import type { UpdateSquares } from "./measure.ts";

/** Takes the update of each parameter as it is made. */
interface Updates extends UpdateSquares, StepWitness {}

/** Reserves room for one copy of the largest parameter. `single`: the sums in float32 are wanted, too. */
export function planUpdates(
  arena: Arena,
  parameters: readonly Parameter[],
  single: boolean,
): (kernels: Kernels) => Updates {
  const values = parameters.map(({ value }) => value);
  const copy = arena.reserve("parameter.copy", [Math.max(...values.map(({ length }) => length))]);
  return (kernels) => bind(kernels, values, copy, single);
}

function bind(kernels: Kernels, values: readonly Tensor[], copy: Tensor, single: boolean): Updates {
  const [squares32, squares64] = [new Float64Array(values.length), new Float64Array(values.length)];
  return {
    squares32,
    squares64,
    before(parameter) {
      const { offset, length } = values[parameter] as Tensor;
      kernels.copy(copy.offset, offset, length);
    },
    after(parameter) {
      const { offset, length } = values[parameter] as Tensor;
      squares64[parameter] = kernels.sumOfSquaredDifferences64(offset, copy.offset, length);
      if (!single) return;
      kernels.addScaled(copy.offset, offset, copy.offset, -1, length);
      squares32[parameter] = kernels.sumOfSquares(copy.offset, length);
    },
  };
}
