// How soon there is something to see: after navigation, and after Play.
import { median } from "../statistics.mjs";
import { watchWork } from "./watch.mjs";

export async function measureFirstMark(site, rounds) {
  const afterNavigation = [];
  const afterPlay = [];
  for (let round = 0; round < rounds; round++) {
    const page = await site.page("", watchWork);
    afterNavigation.push(await firstLine(page));
    await page.context().close();
    // With reduced motion nothing plays by itself.
    const still = await site.page("", watchWork, { reducedMotion: "reduce" });
    await still.locator(".status .whole", { hasText: "Ready" }).first().waitFor();
    await still.evaluate(() => {
      document.querySelector(".play").addEventListener(
        "click",
        () => {
          globalThis.played = performance.now();
        },
        true,
      );
    });
    await still.locator(".play").click();
    const drawn = await firstLine(still);
    afterPlay.push(drawn - (await still.evaluate(() => globalThis.played)));
    await still.context().close();
  }
  return { afterNavigation: median(afterNavigation), afterPlay: median(afterPlay), rounds };
}

async function firstLine(page) {
  await page.waitForFunction(() => globalThis.work.firstLine !== null);
  return page.evaluate(() => globalThis.work.firstLine);
}
