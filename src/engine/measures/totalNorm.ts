import type { MakeMeasure, Scene } from "./measure.ts";

/** ‖g‖₂ over all parameters before clipping, in float64. */
function totalNorm64({ norms }: Scene): number {
  let sum = 0;
  for (const square of norms.squares) sum += square;
  return Math.sqrt(sum);
}

export const total_norm_f64: MakeMeasure = (scene) => ({
  backward(row, at) {
    row[at] = totalNorm64(scene);
  },
});

/** `times` the mean of total_norm_f64 over the steps so far in which it was finite; NaN before the first of them. */
export function totalNormMean(times: number): MakeMeasure {
  return (scene) => {
    /** The mean, and how many steps are in it. */
    const state = new Float64Array(2);
    return {
      state,
      backward(row, at) {
        const norm = totalNorm64(scene);
        if (Number.isFinite(norm)) {
          const count = (state[1] as number) + 1;
          state[0] = (state[0] as number) + (norm - (state[0] as number)) / count;
          state[1] = count;
        }
        row[at] = state[1] === 0 ? Number.NaN : times * (state[0] as number);
      },
    };
  };
}
