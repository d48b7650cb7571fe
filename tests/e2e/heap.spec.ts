import type { Page } from "@playwright/test";
import { type Heaps, watchHeaps } from "./heaps.ts";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

/** HEAP_MINUTES=10 is long enough for a slope that tells a leak from the engine's own movements. */
const MINUTES = Number(process.env.HEAP_MINUTES ?? 1);
/** The largest slope, in MB an hour, of a run of ten minutes. */
const SLOPE = 1;
/**
 * What a shorter run may gain, in MB, from the median of its first samples to that of its last: it trains more than ten
 * thousand steps, so that a hundred bytes left behind in each are seen; a slope of so short a time is mostly noise.
 */
const GAIN = 1;
/** By then the functions of a step and of a drawing are compiled; what comes in the first minute tilts a slope. */
const SETTLING_MS = MINUTES >= 10 ? 60_000 : 30_000;
const BETWEEN_MS = 4500;
/** A pause is answered in far less; then the last frame is drawn. */
const PAUSE_MS = 500;

/** 10 → 30 × 64 tanh → 1, batch 64, SGD, clip 1, a fixed batch: signals and gradients stay in range throughout. */
const ADDRESS =
  "#v=1&lanes=1&model.depth=30&model.hidden_features=64&model.activation=tanh&init.scheme=xavier_normal" +
  "&data.mode=fixed&optimizer.name=sgd&optimizer.lr=0.01&clip.mode=norm&clip.max_norm=1";

interface Sample extends Heaps {
  readonly hours: number;
}

test("training at full speed leaves nothing behind, on the page or in the worker", { tag: "@full" }, async ({
  page,
}) => {
  test.setTimeout((MINUTES + 2) * 60_000);
  await keepNoCheckpoints(page);
  const lab = new Lab(page);
  await lab.open(ADDRESS);
  await lab.setSpeed("Max");
  await lab.reachStep(10);
  const samples = await sampled(page, MINUTES * 60_000);
  const steps = await lab.step();
  await expect(lab.status("A")).toHaveText(/^Training/);

  for (const heap of ["page", "worker"] as const) {
    const perHour = slope(samples.map((sample) => [sample.hours, sample[heap] / 1e6]));
    const sizes = samples.map((sample) => (sample[heap] / 1e6).toFixed(3));
    console.log(`${heap}: ${perHour.toFixed(2)} MB an hour over ${steps} steps (${sizes.join(", ")} MB)`);
    if (MINUTES >= 10) expect(perHour, `the slope of the heap of the ${heap}`).toBeLessThanOrEqual(SLOPE);
    const gain = (median(samples.slice(-5), heap) - median(samples.slice(0, 5), heap)) / 1e6;
    expect(gain, `what the heap of the ${heap} has gained`).toBeLessThanOrEqual(GAIN);
  }
});

/**
 * Checkpoints fill a budget and are then thinned out: their objects (of their arrays, whose numbers do not count) would
 * be a sawtooth whose rise looks like a leak.
 */
async function keepNoCheckpoints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.Worker = class extends Worker {
      override postMessage(message: { readonly type: string }, options?: Transferable[] | StructuredSerializeOptions) {
        const bare = message.type === "start" ? { ...message, checkpointBudget: 0 } : message;
        super.postMessage(bare, options as StructuredSerializeOptions);
      }
    };
  });
}

/** The heaps every few seconds, each time in a pause: between two steps and two drawings nothing is under way. */
async function sampled(page: Page, duration: number): Promise<readonly Sample[]> {
  const weigh = await watchHeaps(page);
  await page.waitForTimeout(SETTLING_MS);
  const samples: Sample[] = [];
  const began = Date.now();
  while (Date.now() < began + duration) {
    await page.keyboard.press("Space");
    await page.waitForTimeout(PAUSE_MS);
    samples.push({ hours: (Date.now() - began) / 3_600_000, ...(await weigh()) });
    await page.keyboard.press("Space");
    await page.waitForTimeout(BETWEEN_MS);
  }
  return samples;
}

function median(samples: readonly Sample[], heap: keyof Heaps): number {
  const sorted = samples.map((sample) => sample[heap]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Of the straight line of least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  return mean(points.map(([at, value]) => (at - x) * (value - y))) / mean(points.map(([at]) => (at - x) ** 2));
}
