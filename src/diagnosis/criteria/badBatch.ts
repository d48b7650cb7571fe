import { targetJump } from "../targetJump.ts";
import type { Criterion } from "./criterion.ts";
import { instabilityEvidence } from "./instabilityEvidence.ts";

/** Steps that a bad batch may take to show. */
const DELAY = 5;

/** Unstable within 5 steps after a batch whose targets are more than 10 times the usual ones (targetJump.ts). */
export const badBatch: Criterion = {
  cause: "bad_batch",
  find(figures) {
    const { recorded, instability, experiment } = figures;
    if (instability === null) return null;
    const until = Math.min(instability.step, recorded.steps - 1);
    const jump = targetJump(recorded, experiment.loss, instability.step - DELAY, until);
    return jump === null ? null : [{ code: "target_jump", figures: jump }, ...instabilityEvidence(figures)];
  },
};
