// How soon the page answers its reader while two lanes stream at full speed.
import { atFullSpeed, steady } from "./site.mjs";
import { watchInteractions } from "./watch.mjs";

/** What a reader does, in turn; none of it restarts the lanes. */
const acts = [
  (page) =>
    page
      .locator(".hero .chart-host")
      .first()
      .click({ position: { x: 200, y: 90 } }),
  (page) => page.keyboard.press("Escape"),
  (page) => page.locator(".speed label", { hasText: "16×" }).click(),
  (page) => page.locator(".speed label", { hasText: "Max" }).click(),
  (page) => page.keyboard.press("t"),
  (page) => page.keyboard.press("t"),
  (page) => page.locator("figure.heat").first().press("ArrowUp"),
  (page) => page.locator("figure.hero").first().press("ArrowRight"),
  (page) => page.locator(".dock-tab").first().click(),
  (page) => page.locator(".dock-tab").first().click(),
];

export async function measureInteractions(site, { throttle, count }) {
  const page = await site.page(steady(2), watchInteractions);
  const session = await page.context().newCDPSession(page);
  await atFullSpeed(page);
  await page.waitForTimeout(2000);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  for (let k = 0; k < count; k++) {
    await acts[k % acts.length](page);
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(500);
  const durations = await page.evaluate(() => [...globalThis.interactions.values()]);
  await page.context().close();
  const sorted = durations.sort((a, b) => a - b);
  // Interactions that were answered within 16 ms are not told of: they stand in front of those that are.
  const quick = Math.max(0, count - sorted.length);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * count) - quick)] ?? 16;
  return { count, median: at(0.5), p98: at(0.98), longest: sorted.at(-1) ?? 16 };
}
