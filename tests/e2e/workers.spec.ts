import type { Page } from "@playwright/test";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

/** Serves the page with another `worker-src`; everything else of the policy stays. */
async function allowWorkersFrom(page: Page, sources: string): Promise<void> {
  await page.route(/\/(#.*)?$/, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("worker-src 'self' blob: data:");
    const changed = policy.replace("worker-src 'self' blob: data:", `worker-src ${sources}`);
    await route.fulfill({ response, headers: { ...headers, "content-security-policy": changed } });
  });
}

const schemes = (page: Page) => page.workers().map((worker) => worker.url().slice(0, 5));

async function trains(page: Page): Promise<unknown> {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=6");
  await expect(lab.status("A")).toHaveText("Paused at step 6", { timeout: 20_000 });
  await expect(lab.status("B")).toHaveText("Paused at step 6");
  const figures = await lab.figures();
  await lab.play.click();
  await lab.reachStep(8);
  return figures;
}

test.describe("where a way to start a worker is blocked", () => {
  test.use({ provoked: [/worker-src/] });

  test("the lanes train in blob: workers, else in data: workers, else on the main thread, to the same numbers", async ({
    page,
    context,
  }) => {
    const blob = await trains(page);
    expect(schemes(page)).toEqual(["blob:", "blob:"]);

    const second = await context.newPage();
    await allowWorkersFrom(second, "data:");
    expect(await trains(second)).toEqual(blob);
    expect(schemes(second)).toEqual(["data:", "data:"]);

    const third = await context.newPage();
    await allowWorkersFrom(third, "'none'");
    expect(await trains(third)).toEqual(blob);
    expect(schemes(third)).toEqual([]);
  });
});

test.describe("where a worker breaks", () => {
  test.use({ provoked: [/out of order/] });

  test("its lane says why, the other goes on, and Reset works", async ({ page }) => {
    // The first worker's own script throws once it is asked for more than three steps.
    await page.addInitScript(() => {
      const fault = `;addEventListener("message", ({ data }) => { if (data.type === "advance" && data.until > 3) throw new Error("out of order"); });`;
      let broken = 0;
      globalThis.Blob = class extends Blob {
        constructor(parts?: BlobPart[], options?: BlobPropertyBag) {
          super(options?.type === "text/javascript" && broken++ === 0 ? [...(parts ?? []), fault] : parts, options);
        }
      };
    });
    const lab = new Lab(page);
    await lab.open();
    const failed = page.locator(".status .whole").filter({ hasText: "Training stopped: the browser ended the worker" });
    await expect(failed).toHaveCount(1);
    await lab.reachStep(6);
    await expect(page.locator(".status .whole").filter({ hasText: /^Training, / })).toHaveCount(1);
    await lab.reset.click();
    await expect(failed).toHaveCount(0);
    await lab.reachStep(5);
    await expect(page.locator(".status .whole").filter({ hasText: /^Training, / })).toHaveCount(2);
  });
});
