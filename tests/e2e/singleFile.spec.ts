import { fileURLToPath, pathToFileURL } from "node:url";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

const file = pathToFileURL(fileURLToPath(new URL("../../dist/single/exploding-gradients.html", import.meta.url))).href;

test.describe("the single file, from file://", () => {
  test.use({ baseURL: file });

  test("trains to the numbers of the page on a server, and asks the network for nothing", async ({
    context,
    page,
    subfolder,
  }) => {
    const asked: string[] = [];
    context.on("request", (request) => asked.push(request.url().replace(/#.*/, "")));
    const lab = new Lab(page);
    await lab.open("#v=1&s=opening&step=100");
    await lab.setSpeed("Max");
    await expect(lab.status("B")).toHaveText("Paused at step 100", { timeout: 30_000 });
    const figures = await lab.figures();
    expect(asked.filter((url) => !/^(blob|data):/.test(url))).toEqual([file]);

    const served = new Lab(await context.newPage());
    await served.open(`${subfolder}#v=1&s=opening&step=100`);
    await served.setSpeed("Max");
    await expect(served.status("B")).toHaveText("Paused at step 100", { timeout: 30_000 });
    expect(await served.figures()).toEqual(figures);
  });

  test("has every view and both languages, and Back returns", async ({ page }) => {
    const lab = new Lab(page);
    await lab.open("?lang=zh#v=1&s=lr_too_high");
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
    await expect(page.locator(".embed-button")).toHaveCount(0);
    const tabs = page.locator("nav.views").getByRole("button");
    await expect(tabs).toHaveCount(5);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(page.locator(".page > .loading")).toHaveCount(0);
      await expect(page.locator(".crash")).toHaveCount(0);
      await expect(page.locator("main").first()).toBeVisible();
    }
    await expect.poll(() => lab.hash()).toContain("view=map");
    await page.goBack();
    await expect.poll(() => lab.hash()).toContain("view=");
    await expect(tabs.nth(4)).not.toHaveAttribute("aria-current");
  });
});
