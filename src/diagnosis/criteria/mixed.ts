import type { Criterion } from "./criterion.ts";
import { MIXED } from "./explodingSignal.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** Unstable with a signal that grows 2- to 8-fold: depth and step share the blame. */
export const mixed: Criterion = {
  cause: "mixed",
  find(figures) {
    const { ratio, instability } = figures;
    const [least, most] = MIXED;
    if (instability === null || !(ratio > least && ratio <= most)) return null;
    return [...signalEvidence(figures), ...instabilityEvidence(figures)];
  },
};
