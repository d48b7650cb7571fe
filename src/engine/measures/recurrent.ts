import type { RecurrentBlock } from "../network.ts";
import { planSingularValue } from "./largestSingularValue.ts";
import type { MakeMeasure } from "./measure.ts";
import { planSpectralRadius } from "./spectralRadius.ts";

/** A number of a square matrix, (n, n) row-major; may overwrite it, and allocates nothing. */
type OfMatrix = (matrix: Float64Array) => number;

export const weight_hh_sigma_max: MakeMeasure = ({ recurrent }) => perBlock(recurrent, planSingularValue);

export const weight_hh_spectral_radius: MakeMeasure = ({ recurrent }) => perBlock(recurrent, planSpectralRadius);

/** The blocks of a network are all of one size. */
function perBlock(blocks: readonly RecurrentBlock[], plan: (n: number) => OfMatrix) {
  const n = blocks[0]?.size ?? 0;
  const matrix = new Float64Array(n * n);
  const of = plan(n);
  return {
    backward(row: Float64Array, at: number) {
      let i = at;
      for (const block of blocks) {
        readBlock(block, matrix);
        row[i++] = of(matrix);
      }
    },
  };
}

function readBlock({ parameter, firstRow, size }: RecurrentBlock, matrix: Float64Array): void {
  const { data } = parameter.value;
  const first = firstRow * size;
  for (let i = 0; i < matrix.length; i++) matrix[i] = data[first + i] as number;
}
