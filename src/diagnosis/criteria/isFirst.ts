import type { RunFigures } from "../runFigures.ts";

/**
 * Whether what happened at a step came before, or with, the first sign of instability: what comes after it is its
 * consequence.
 */
export function isFirst({ instability }: RunFigures, step: number): boolean {
  return instability === null || step <= instability.step;
}
