import type { InitArgs } from "./init.ts";

/**
 * Glorot and Bengio (2010): the standard deviation gain·√(2/(fan_in + fan_out)), half-way between what keeps the variance
 * of the signal and what keeps that of the gradient.
 */
export function xavierStd(rows: number, cols: number, gain: number): number {
  return gain * Math.sqrt(2 / (cols + rows));
}

/** std². */
export function xavierVariance(rows: number, cols: number, { gain }: InitArgs): number {
  return (2 * gain * gain) / (cols + rows);
}
