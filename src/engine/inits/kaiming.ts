import { calculateGain } from "./calculateGain.ts";
import type { InitArgs } from "./init.ts";

/** He et al. (2015): the standard deviation gain/√fan, with the gain of the nonlinearity. */
export function kaimingStd(rows: number, cols: number, { mode, nonlinearity, a }: InitArgs): number {
  return calculateGain(nonlinearity, a) / Math.sqrt(mode === "fan_in" ? cols : rows);
}

/** std². */
export function kaimingVariance(rows: number, cols: number, args: InitArgs): number {
  const std = kaimingStd(rows, cols, args);
  return std * std;
}
