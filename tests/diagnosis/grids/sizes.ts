import type { Sizes } from "./grid.ts";

/** The grid that the thresholds were tried on. */
export const development: Sizes = {
  seed: 100_000,
  widths: [16, 24, 32],
  shallow: [1, 3, 4],
  deep: [15, 18, 20],
  batches: [32, 64],
  lengths: [25, 40],
};

/** The grid that the diagnosis is judged by: it has no seed and no size in common with the other. */
export const holdout: Sizes = {
  seed: 700_000,
  widths: [18, 22, 28],
  shallow: [2, 5],
  deep: [16, 17, 22],
  batches: [24, 48],
  lengths: [20, 30, 50],
};
