import { create } from "zustand";
import { onStored, readStored, store } from "../storage.ts";

/** What the reader said: an option, an amount, or a curve as powers of ten; null: nothing, the figure was wanted first. */
export type Guess = string | number | readonly number[] | null;

export interface Progress {
  /** Sections that were read, as "chapter/section". */
  readonly read: readonly string[];
  readonly guesses: Guesses;
  /** What was said before anything was shown: to guess again changes nothing in it. */
  readonly first: Guesses;
}

export interface Guesses {
  readonly [section: string]: Guess;
}

const NAME = "learn";
const isGuess = (value: unknown): value is Guess =>
  value === null ||
  typeof value === "string" ||
  typeof value === "number" ||
  (Array.isArray(value) && value.every((each) => typeof each === "number"));

/** What can be used of it. */
function sound({ read, guesses, first }: Readonly<Record<string, unknown>>): Progress {
  return {
    read: Array.isArray(read) ? read.filter((id) => typeof id === "string") : [],
    guesses: guessesOf(guesses),
    // Guesses of a time before first ones were kept are the first that are known.
    first: { ...guessesOf(guesses), ...guessesOf(first) },
  };
}

function guessesOf(stored: unknown): Guesses {
  if (typeof stored !== "object" || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, guess]) => isGuess(guess)));
}

/** How far the reader is, on this device, or for the learning platform that is asked instead. */
export const useProgress = create<Progress>(() => sound(readStored(NAME)));

let isKeptHere = true;
onStored(NAME, () => {
  if (isKeptHere) useProgress.setState(sound(readStored(NAME)));
});

function change(part: Partial<Progress>): void {
  useProgress.setState(part);
  if (isKeptHere) store(NAME, useProgress.getState());
}

function parsed(json: string): Progress {
  try {
    return sound(JSON.parse(json));
  } catch {
    return sound({});
  }
}

export const progressActions = {
  read(section: string) {
    const { read } = useProgress.getState();
    if (!read.includes(section)) change({ read: [...read, section] });
  },
  /**
   * Goes on from what a learning platform has kept, as JSON, and from that alone; text of another kind: from nothing.
   * From then on nothing is kept in this browser, whose next reader may be another learner.
   */
  resumeElsewhere(json: string) {
    isKeptHere = false;
    useProgress.setState(parsed(json));
  },
  guess(section: string, guess: Guess) {
    const { guesses, first } = useProgress.getState();
    change({ guesses: { ...guesses, [section]: guess }, first: { [section]: guess, ...first } });
  },
  forget(section: string) {
    const { [section]: _, ...guesses } = useProgress.getState().guesses;
    change({ guesses });
  },
};
