import type { Write } from "../output.ts";

const WIDTH = 30;
/** Between two drawings, in milliseconds. */
const PAUSE = 100;

/** A bar on a terminal: how many runs are done, and about how long the rest will take. */
export interface Progress {
  advance(): void;
  /** Leaves the line empty. */
  end(): Promise<void>;
}

/** `write` is null where there is no terminal: nothing is drawn. `done`: runs of an earlier start. */
export function createProgress(write: Write | null, done: number, total: number): Progress {
  if (write === null) return { advance: () => undefined, end: async () => undefined };
  /** That the terminal is gone is no reason to stop. */
  const draw = (text: string) => write(`\r${text}\u001b[K`).catch(() => undefined);
  const began = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    advance() {
      count++;
      const now = performance.now();
      if (now - drawn < PAUSE) return;
      drawn = now;
      const left = ((now - began) / count) * (total - done - count);
      void draw(`${barOf((done + count) / total)} ${done + count}/${total} runs, ${durationOf(left)} left`);
    },
    end: () => draw(""),
  };
}

function barOf(share: number): string {
  const full = Math.floor(share * WIDTH);
  return "█".repeat(full) + "░".repeat(WIDTH - full);
}

/** "1:02:03", "2:03" */
function durationOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, k) => (k === 0 ? `${part}` : `${part}`.padStart(2, "0"))).join(":");
}
