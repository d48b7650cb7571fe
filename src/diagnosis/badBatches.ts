import type { Experiment } from "../experiment/schema.ts";

/**
 * The steps below `steps` whose targets were multiplied by data.outlier_scale: every n-th, k with (k + 1) mod n = 0.
 * Where there are more than `most`, only every second, fourth, … of them, the first one included.
 */
export function badBatches({ data }: Experiment, steps: number, most: number): readonly number[] {
  const every = data.outlier_every;
  if (every === 0 || data.outlier_scale === 1) return [];
  const count = Math.floor(steps / every);
  let stride = 1;
  while (count / stride > most) stride *= 2;
  return Array.from({ length: Math.ceil(count / stride) }, (_, k) => (k * stride + 1) * every - 1);
}
