import type { RunFigures } from "../runFigures.ts";

/**
 * Γ from which on the signal explodes. The best threshold between He (Γ ≈ 1) and gain 1.8 (Γ ≈ 40) at depth 20 errs on
 * 3.9 % of networks at width 16, 1.1 % at 24, 0.3 % at 32.
 */
const EXPLODING = 6;
/** Between these, a run that is unstable owes it to both, the growing signal and the step. */
const MIXED = [2, 8] as const;

/** Whether the error signal explodes, and the run's fate does not matter; up to Γ = 8 an unstable one is mixed. */
export function isExploding({ ratio, instability }: RunFigures): boolean {
  return ratio > (instability === null ? EXPLODING : MIXED[1]);
}

/** Whether the run is unstable, and its signal grows, but does not explode. */
export function isMixed({ ratio, instability }: RunFigures): boolean {
  const [least, most] = MIXED;
  return instability !== null && ratio > least && ratio <= most;
}
