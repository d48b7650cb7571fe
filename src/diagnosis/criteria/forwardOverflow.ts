import type { Criterion } from "./criterion.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";

/** An activation or the loss is Inf or NaN at step 0: the weights alone do it, no update was made yet. */
export const forwardOverflow: Criterion = {
  cause: "forward_overflow",
  find(figures) {
    const { explosion } = figures;
    const forward = explosion?.what === "activation" || explosion?.what === "loss";
    return forward && explosion?.step === 0 ? instabilityEvidence(figures) : null;
  },
};
