// The opening comparison for a hundred thousand steps: what the page holds, and the way back to step 0.
import { atFullSpeed } from "./site.mjs";
import { watchWork } from "./watch.mjs";

const MEGABYTE = 2 ** 20;
const MOST_MS = 15 * 60_000;

export async function measureLongRun(site, steps) {
  const page = await site.page("", watchWork);
  const session = await page.context().newCDPSession(page);
  await atFullSpeed(page);
  const head = () => page.evaluate(() => Math.max(...globalThis.work.workers.map((worker) => worker.steps)));
  const began = Date.now();
  while ((await head()) < steps && Date.now() - began < MOST_MS) await page.waitForTimeout(500);
  const done = await head();
  await page.locator(".play").click();
  await page.waitForTimeout(1000);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
  const scrubs = [];
  for (const share of [0, 0.25, 0.5, 0.9, 0.001, 1]) scrubs.push(await scrubTo(page, share));
  const middle = await scrubTo(page, 0.3);
  const atEnd = await scrubTo(page, 1);
  const atZero = await scrubTo(page, 0);
  await page.context().close();
  return {
    steps: done,
    seconds: (Date.now() - began) / 1000,
    heap: usedSize / MEGABYTE,
    buffers: backingStorageSize / MEGABYTE,
    scrub: Math.max(...scrubs.map(({ ms }) => ms)),
    atZero: atZero.step,
    atEnd: atEnd.step,
    middle: { bin: middle.bin, step: middle.step, replay: middle.replay },
  };
}

/** How long a replay may take. */
const REPLAY_MS = 60_000;

/**
 * Moves the scrubber and waits until the page shows the step itself. `ms`: how long the page's thread took; `bin`: what
 * it showed at once; `replay`: milliseconds until it showed the step.
 */
async function scrubTo(page, share) {
  const moved = await page.evaluate((part) => {
    const scrubber = document.querySelector(".scrubber input");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const began = performance.now();
    set.call(scrubber, String(Math.round(part * Number(scrubber.max))));
    for (const type of ["input", "change"]) scrubber.dispatchEvent(new Event(type, { bubbles: true }));
    const ms = performance.now() - began;
    return new Promise((resolve) => {
      requestAnimationFrame(() => resolve({ began, ms, bin: document.querySelector(".step-number b").textContent }));
    });
  }, share);
  await page.waitForFunction(() => /^\d+$/.test(document.querySelector(".step-number b").textContent), null, {
    timeout: REPLAY_MS,
    polling: 20,
  });
  const { now, step } = await page.evaluate(() => ({
    now: performance.now(),
    step: Number(document.querySelector(".step-number b").textContent),
  }));
  return { ms: moved.ms, bin: moved.bin, step, replay: now - moved.began };
}
