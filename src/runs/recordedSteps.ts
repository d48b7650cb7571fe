import type { History } from "./history.ts";

type Bins = Pick<History, "steps" | "stride">;

/**
 * Once a history has merged its steps it tells of each bin's last step alone. These are the steps that can be shown,
 * in all histories at once: with what was asked for in place of them, the figures would belong to another step.
 */

/** The last step up to `step` that can be shown; the first one of all where there is none before. */
export function stepAtOrBefore(histories: readonly Bins[], step: number): number {
  if (step < 0 || histories.every((history) => isTold(history, step))) return step;
  const stride = coarsest(histories);
  return Math.max(Math.floor((step + 1) / stride), 1) * stride - 1;
}

/** The first step from `step` on that can be shown. */
export function stepAtOrAfter(histories: readonly Bins[], step: number): number {
  if (step < 0 || histories.every((history) => isTold(history, step))) return step;
  const stride = coarsest(histories);
  return Math.ceil((step + 1) / stride) * stride - 1;
}

/** A run that has ended before shows its own last step there. */
function isTold({ steps, stride }: Bins, step: number): boolean {
  return step >= steps - 1 || (step + 1) % stride === 0;
}

/** Strides are powers of two: the end of a coarse bin is the end of a finer one too. */
function coarsest(histories: readonly Bins[]): number {
  return Math.max(...histories.map(({ stride }) => stride));
}
