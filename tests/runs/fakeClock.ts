import type { Clock } from "../../src/runs/clock.ts";

export interface FakeClock extends Clock {
  /** Lets time pass; what falls due in it is called in order, and promises are settled in between. */
  pass(ms: number): Promise<void>;
}

export function createFakeClock(): FakeClock {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    schedule(callback, delayMs) {
      const timer = { at: now + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        await settle();
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = end;
    },
  };
}

export async function settle(): Promise<void> {
  for (let k = 0; k < 10; k++) await Promise.resolve();
}
