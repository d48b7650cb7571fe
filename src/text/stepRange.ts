import type { Steps } from "./figures.ts";

/** "step 26", or "steps 512–515" where something is told of several together. */
export const stepRange = {
  en: ([from, to]: Steps) => (from === to ? `step ${from}` : `steps ${from}–${to}`),
  zh: ([from, to]: Steps) => (from === to ? `第 ${from} 步` : `第 ${from}–${to} 步`),
};
