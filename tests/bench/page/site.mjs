// The built page, served as a host would, in Chromium.
import { chromium } from "@playwright/test";
import { serve } from "../../../.ci/serve.mjs";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--enable-precise-memory-info",
];

export async function openSite(executablePath) {
  const { address, close } = await serve({ outDir: "dist/web", port: 4799 });
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    browser,
    version: browser.version(),
    /** A fresh page with software rendering, 1440×900; `prepare`: runs in it before its own scripts. */
    async page(hash, prepare = null, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      if (prepare) await page.addInitScript(prepare);
      await page.goto(`${address}${hash}`);
      await page.locator("section.lane, .map").first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await close();
    },
  };
}

/** Lanes that train for ever: 20 layers of 64, one of them clipped. */
export const steady = (lanes) =>
  `#v=1&lanes=${lanes}&model.depth=20&model.hidden_features=64&model.activation=tanh&init.scheme=xavier_normal` +
  "&data.mode=fixed&optimizer.name=sgd&optimizer.lr=0.01&clip.mode=norm&clip.max_norm=1";

export async function atFullSpeed(page) {
  await page.locator(".speed label", { hasText: "Max" }).click();
}
