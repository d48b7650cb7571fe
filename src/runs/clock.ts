/** Time as it is given from outside: the page's, or a test's. */
export interface Clock {
  /** Milliseconds from any start. */
  now(): number;
  /** Calls back once after that many milliseconds, unless what it returns is called before. */
  schedule(callback: () => void, delayMs: number): () => void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
