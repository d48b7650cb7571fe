import type { Evidence } from "../evidence.ts";
import type { RunFigures } from "../runFigures.ts";

/** How the run showed that it is unstable, and what of it was Inf or NaN first. */
export function instabilityEvidence({ instability, explosion }: RunFigures): readonly Evidence[] {
  const evidence: Evidence[] = [];
  if (instability !== null && instability.sign !== "nonfinite") {
    evidence.push({ code: "unstable", figures: instability });
  }
  if (explosion !== null) evidence.push({ code: "nonfinite", figures: explosion });
  return evidence;
}
