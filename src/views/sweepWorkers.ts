/** More workers than that only share the memory's speed. */
const MOST_WORKERS = 8;

/** Workers that many short runs are trained with: one a processor. */
export const sweepWorkers = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2));
