import type { Criterion } from "./criterion.ts";
import { hasLearned, lossEvidence } from "./learned.ts";

/** The loss ends at no more than 0.8 of the best constant's, and 0.9 of what it was. */
export const healthy: Criterion = {
  cause: "healthy",
  find: (figures) => (hasLearned(figures) ? [lossEvidence(figures)] : null),
};
