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
  const atZero = await scrubTo(page, 0);
  await page.context().close();
  return {
    steps: done,
    seconds: (Date.now() - began) / 1000,
    heap: usedSize / MEGABYTE,
    buffers: backingStorageSize / MEGABYTE,
    scrub: Math.max(...scrubs.map(({ ms }) => ms)),
    stepAtZero: atZero.step,
    growthAtZero: atZero.growth,
  };
}

/** Moves the scrubber and waits until the page shows the step: how long the page's thread took. */
function scrubTo(page, share) {
  return page.evaluate((part) => {
    const scrubber = document.querySelector(".scrubber input");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    const began = performance.now();
    set.call(scrubber, String(Math.round(part * Number(scrubber.max))));
    for (const type of ["input", "change"]) scrubber.dispatchEvent(new Event(type, { bubbles: true }));
    const ms = performance.now() - began;
    return new Promise((resolve) => {
      setTimeout(() => {
        const step = Number(document.querySelector(".step-number b").textContent);
        const growth = document.querySelectorAll(".readouts dd")[3]?.textContent ?? "";
        resolve({ ms, step, growth });
      }, 200);
    });
  }, share);
}
