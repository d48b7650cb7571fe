import type { Page } from "@playwright/test";

interface PauseTimes {
  /** When the reader asked for it. */
  pressed: number;
  /** When each worker said that it had stopped. */
  readonly answered: number[];
}

/** Notes, from the next navigation on, when Pause is pressed and when the workers answer that they have stopped. */
export async function watchPauses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: PauseTimes = { pressed: Number.NaN, answered: [] };
    (globalThis as unknown as { pauseTimes: PauseTimes }).pauseTimes = times;
    const isPause = (target: EventTarget | null) =>
      target instanceof Element && target.closest("button[aria-label=Pause]") !== null;
    document.addEventListener(
      "click",
      (event) => {
        if (isPause(event.target)) times.pressed = performance.now();
      },
      true,
    );
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener("message", ({ data }) => {
          if (data.type === "paused") times.answered.push(performance.now());
        });
      }
    };
  });
}

/** Milliseconds from the press to each worker's answer. */
export function pauseDelays(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { pressed, answered } = (globalThis as unknown as { pauseTimes: PauseTimes }).pauseTimes;
    return answered.map((time) => time - pressed);
  });
}
