import type { Page } from "@playwright/test";
import { serve } from "../../.ci/serve.mjs";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";
import { copyOfPage, publishSecondVersion, removeFolder } from "./versions.ts";

test.use({ serviceWorkers: "allow" });

/** Until the browser has kept the whole page and answers from what it kept. */
const isKept = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 }).toBe(true);

const goTo = (page: Page, view: string) => page.locator("nav.views").getByRole("button", { name: view }).click();

test("once opened, the page opens and trains without a network, every view of it", async ({
  page,
  context,
  baseURL,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await isKept(page);
  await context.setOffline(true);
  await page.goto(`${baseURL}?lang=en#v=1&s=lr_too_high`);
  await lab.reachStep(5);
  for (const view of ["Learn", "Cliff", "Remedies", "Map"]) {
    await goTo(page, view);
    await expect(page.locator(".page > .loading")).toHaveCount(0);
    await expect(page.locator("main").first()).toBeVisible();
  }
  await expect(page.locator(".crash")).toHaveCount(0);
});

test.describe("while a page is open, another version takes the place of its own", () => {
  test.use({ baseURL: "http://127.0.0.1:4791/" });
  let folder: string;
  let server: Awaited<ReturnType<typeof serve>>;
  test.beforeAll(async () => {
    folder = copyOfPage();
    server = await serve({ outDir: folder, port: 4791, strictPort: true });
  });
  test.afterAll(async () => {
    await server.close();
    removeFolder(folder);
  });

  test("it keeps its own files, says so quietly, and has the new version after a reload", async ({ page }) => {
    const lab = new Lab(page);
    await lab.open();
    await isKept(page);
    await publishSecondVersion(folder);
    // As the browser does by itself when a page is opened; the registration is no answer that can be copied.
    await page.evaluate(() =>
      navigator.serviceWorker
        .getRegistration()
        .then((it) => it?.update())
        .then(() => null),
    );
    const notice = page.locator(".notices.news");
    await expect(notice).toHaveText(/^A new version of this page is ready/, { timeout: 30_000 });
    await goTo(page, "Map");
    await expect(page.locator("main.map")).toBeVisible();
    await expect(page.locator("html")).not.toHaveAttribute("data-version");

    await notice.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-version", "2");
    await goTo(page, "Lab");
    await lab.reachStep(3);
    await expect(notice).toHaveCount(0);
  });
});
