import type { Evidence } from "../evidence.ts";
import type { Criterion } from "./criterion.ts";
import { lossEvidence } from "./learned.ts";
import { signalEvidence } from "./signalEvidence.ts";

/** The rest: stable, a signal that arrives, and no progress to speak of. Holds always. */
export const slow: Criterion = {
  cause: "slow",
  find(figures) {
    const noise: readonly Evidence[] =
      figures.experiment.data.source === "randn" ? [{ code: "noise_targets", figures: {} }] : [];
    return [...noise, lossEvidence(figures), ...signalEvidence(figures)];
  },
};
