import type { Evidence } from "../evidence.ts";
import type { RunFigures } from "../runFigures.ts";

/** Γ and the factor per link of the chain; nothing where there is no chain. */
export function signalEvidence({ ratio, chain }: RunFigures): readonly Evidence[] {
  if (Number.isNaN(ratio)) return [];
  const factor = ratio ** (1 / (chain - 1));
  return [{ code: "signal_ratio", figures: { ratio, chain, factor: Number.isFinite(factor) ? factor : null } }];
}
