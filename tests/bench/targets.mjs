/** What the engine is to reach, as ratios of steps per second in one run. */
export const targets = {
  W1: { pytorch: { must: 1.4, aim: 1.6 }, peer: { must: 6, aim: 6.5 } },
  W2: { pytorch: { must: 1.2, aim: 1.4 }, peer: { must: 4, aim: 4.5 } },
  W3: { pytorch: { must: 10, aim: 15 }, peer: { must: 12, aim: 20 } },
  W4: { pytorch: { must: 2, aim: 2.2 }, peer: { must: 20, aim: 22 } },
};

/** Share of the time that recording everything may cost. */
export const recordingCost = 0.08;
/** Factor by which GFLOP/s may lie below the best one. */
export const sag = 1.5;
