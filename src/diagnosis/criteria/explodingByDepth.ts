import type { Criterion } from "./criterion.ts";
import { isExploding } from "./explodingSignal.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** Γ > 6 over the layers, whether or not the run survives it. */
export const explodingByDepth: Criterion = {
  cause: "exploding_by_depth",
  find(figures) {
    if (figures.experiment.model.kind !== "mlp" || !isExploding(figures)) return null;
    return [...signalEvidence(figures), ...instabilityEvidence(figures)];
  },
};
