import type { Kernels } from "../kernels/kernels.ts";
import type { RecurrentBlock } from "../network.ts";
import { elementCount } from "../tensor/arena.ts";
import { planSingularValue } from "./largestSingularValue.ts";
import type { MakeMeasure } from "./measure.ts";
import { planSpectralRadius } from "./spectralRadius.ts";

/** A number of a square matrix, (n, n) row-major; may overwrite it, and allocates nothing. */
type OfMatrix = (matrix: Float64Array) => number;

export const weight_hh_sigma_max: MakeMeasure = ({ kernels, recurrent }) =>
  perBlock(kernels, recurrent, planSingularValue);

export const weight_hh_spectral_radius: MakeMeasure = ({ kernels, recurrent }) =>
  perBlock(kernels, recurrent, planSpectralRadius);

/** The blocks of a network are all of one size. */
function perBlock(kernels: Kernels, blocks: readonly RecurrentBlock[], plan: (n: number) => OfMatrix) {
  const n = blocks[0]?.size ?? 0;
  const matrix = new Float64Array(n * n);
  const of = plan(n);
  const stored = new Float32Array(Math.max(0, ...blocks.map(({ parameter }) => elementCount(parameter.value.shape))));
  return {
    backward(row: Float64Array, at: number) {
      let i = at;
      for (const block of blocks) {
        readBlock(kernels, block, stored, matrix);
        row[i++] = of(matrix);
      }
    },
  };
}

function readBlock(
  kernels: Kernels,
  { parameter, firstRow, size }: RecurrentBlock,
  stored: Float32Array,
  matrix: Float64Array,
): void {
  const [fan_out = 1, fan_in = 1] = parameter.value.shape;
  kernels.readWeight(parameter.value.offset, fan_in, fan_out, stored);
  const first = firstRow * size;
  for (let i = 0; i < matrix.length; i++) matrix[i] = stored[first + i] as number;
}
