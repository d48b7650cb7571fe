import type { Criterion } from "./criterion.ts";
import { isMixed } from "./explodingSignal.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** Unstable with a signal that grows 2- to 8-fold: depth and step share the blame. */
export const mixed: Criterion = {
  cause: "mixed",
  find(figures) {
    return isMixed(figures) ? [...signalEvidence(figures), ...instabilityEvidence(figures)] : null;
  },
};
