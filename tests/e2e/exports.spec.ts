import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

const STEP = 30;

async function openAt(page: Page): Promise<Lab> {
  const lab = new Lab(page);
  await lab.open(`#v=1&s=opening&step=${STEP}`);
  await expect.poll(() => lab.step()).toBe(STEP);
  return lab;
}

async function saved(page: Page, name: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return download;
}
const textOf = async (download: Download) => readFileSync(await download.path(), "utf8");

const files = (page: Page) => page.getByRole("button", { name: "Save and open" }).first();

test("a chart is saved with the keyboard as SVG, with its words, its origin and its font", async ({ page }) => {
  const lab = await openAt(page);
  const button = lab.lane("A").getByRole("button", { name: "Save as a picture: Loss" });
  await button.focus();
  await button.press("Enter");
  const preview = page.locator(".export-preview img");
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
  const download = await saved(page, "SVG");
  expect(download.suggestedFilename()).toBe("opening_loss_a.svg");
  const svg = await textOf(download);
  for (const part of ["A: No clipping", "loss, log scale", "Seed 0", "s=opening", "data:font/woff2"]) {
    expect(svg).toContain(part);
  }
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog.export-dialog")).toHaveCount(0);
});

test("a run that was saved opens again, and undo brings back what was there", async ({ page }) => {
  const lab = await openAt(page);
  await files(page).click();
  const run = await saved(page, "Run data, JSON");
  await page.keyboard.press("Escape");
  await lab.type("Depth, value", "5");
  await files(page).click();
  await page.locator(".file-choice input").setInputFiles({
    name: "run.json",
    mimeType: "application/json",
    buffer: Buffer.from(await textOf(run)),
  });
  await expect(lab.notices).toContainText("Opened run.json: 2 lanes.");
  await expect(lab.control("Depth, value")).toHaveValue("20");
  await lab.notices.getByRole("button", { name: "Undo" }).click();
  await expect(lab.control("Depth, value")).toHaveValue("5");
  await expect(lab.notices).toHaveCount(0);
});

test("a file that is dropped and is not ours is refused in one sentence, and nothing changes", async ({ page }) => {
  const lab = await openAt(page);
  const before = page.url();
  const drop = () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["hello"], "notes.txt", { type: "text/plain" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    });
  // The part of the page that takes files is loaded in a quiet moment.
  await expect(async () => {
    await drop();
    await expect(lab.notices).toContainText("notes.txt is not JSON", { timeout: 1000 });
  }).toPass();
  expect(page.url()).toBe(before);
  await lab.notices.getByRole("button", { name: "Dismiss" }).click();
  await expect(lab.notices).toHaveCount(0);
});
