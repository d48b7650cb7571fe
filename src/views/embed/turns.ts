import { type Locks, takeSlots } from "./trainingSlots.ts";

/** A frame trains at least so long before another one has its turn, in milliseconds. */
const TURN_MS = 1000;

interface TurnsOptions {
  /** null: there are none, and whoever is seen trains. */
  readonly locks: Locks | null;
  /** Slots on the whole page. */
  readonly size: number;
  /** Slots that this frame needs. */
  readonly count: () => number;
  /** Begins or ends a turn; resolves once nothing trains any more. */
  readonly train: (may: boolean) => Promise<void>;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Turns {
  /** Whether the frame has anything to train and is seen. */
  want(wanted: boolean): void;
}

/** Has a frame that wants to train take its turns, one after the other, with the other frames of the page. */
export function createTurns({ locks, size, count, train, wait }: TurnsOptions): Turns {
  let current: AbortController | null = null;
  /** One loop ends before the next begins. */
  let running: Promise<void> = Promise.resolve();

  async function turn(manager: Locks, signal: AbortSignal): Promise<void> {
    const slots = await takeSlots(manager, size, count(), signal);
    if (slots === null) return;
    try {
      await train(true);
      do await wait(TURN_MS, signal);
      while (!signal.aborted && !(await slots.isWantedElsewhere()));
      await train(false);
    } finally {
      slots.release();
    }
  }

  async function loop(signal: AbortSignal): Promise<void> {
    try {
      while (locks !== null && !signal.aborted) await turn(locks, signal);
    } catch {
      // An opaque frame has no locks: it trains whenever it is seen.
      if (!signal.aborted) await trainUnasked(signal);
    }
    if (locks === null && !signal.aborted) await trainUnasked(signal);
  }

  async function trainUnasked(signal: AbortSignal): Promise<void> {
    await train(true);
    await wait(Number.POSITIVE_INFINITY, signal);
    await train(false);
  }

  return {
    want(wanted) {
      if (wanted === (current !== null)) return;
      current?.abort();
      current = wanted ? new AbortController() : null;
      const signal = current?.signal;
      if (signal) running = running.then(() => loop(signal));
    },
  };
}
