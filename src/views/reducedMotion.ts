/** Whether the reader wants nothing to move by itself, at this moment. */
export const wantsStillness = (): boolean => window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
