/** The time over which steps are counted, in milliseconds. */
const SPAN_MS = 1500;

/** Steps a second, from how far the run was at a few moments. */
export interface StepRate {
  /** Adds a moment and gives the rate since the oldest one that counts; 0 while there is only one. */
  add(steps: number, now: number): number;
  reset(): void;
}

export function createStepRate(): StepRate {
  let moments: { readonly steps: number; readonly at: number }[] = [];
  return {
    add(steps, now) {
      moments = [...moments.filter(({ at }) => now - at <= SPAN_MS), { steps, at: now }];
      const [first] = moments;
      return first === undefined || now === first.at ? 0 : ((steps - first.steps) * 1000) / (now - first.at);
    },
    reset() {
      moments = [];
    },
  };
}
