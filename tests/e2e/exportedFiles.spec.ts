import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

/** Debian's tools, which test:full installs: what reads our files is not ours. */
function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  expect(status, `${command} ${args.join(" ")}: ${stderr}`).toBe(0);
  return stdout;
}
/** Reads a file with a Python program; what it prints last is JSON. */
const askPython = (kind: string, path: string): Record<string, unknown> =>
  JSON.parse(run("/usr/bin/python3", join(import.meta.dirname, "readExport.py"), kind, path));

async function save(page: Page, button: Locator, to: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const path = join(to, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Saves every chart that is shown, as SVG and as PNG, and has each read. Returns their names. */
async function readPictures(page: Page, folder: string): Promise<readonly string[]> {
  const buttons = page.locator(".save-chart");
  const names: string[] = [];
  for (let k = 0; k < (await buttons.count()); k++) {
    const button = buttons.nth(k);
    await button.focus();
    await button.press("Enter");
    const dialog = page.locator("dialog.export-dialog");
    const to = join(folder, String(k));
    const svg = await save(page, dialog.getByRole("button", { name: "SVG" }), to);
    const png = await save(page, dialog.getByRole("button", { name: "PNG" }), to);
    run("rsvg-convert", "-z", "2", svg, "-o", `${svg}.png`);
    const [vector, rastered, pixels] = [askPython("svg", svg), askPython("png", `${svg}.png`), askPython("png", png)];
    expect(vector.marks, svg).toBeGreaterThan(5);
    expect(rastered.rows, svg).toBeGreaterThan(20);
    expect(pixels.rows, png).toBeGreaterThan(20);
    expect([pixels.width, pixels.height]).toEqual([2 * Number(vector.width), 2 * Number(vector.height)]);
    expect(pixels.texts).toMatchObject({ Title: vector.title, Source: vector.link });
    names.push(`${await button.getAttribute("aria-label")}`);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  return names;
}

test("every chart of the Lab is a picture that others can read, and a page prints as one @full", async ({
  page,
}, info) => {
  test.setTimeout(300_000);
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=40");
  await expect.poll(() => lab.step()).toBe(40);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(2000);
  const pdf = info.outputPath("lab.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
  expect(run("pdfinfo", pdf)).toMatch(/^Pages:\s+1$/m);
  const printed = run("pdftotext", pdf, "-");
  for (const part of [
    "No clipping",
    "Clipped at 100",
    "Exploded at step 26",
    "What differs",
    "Learning rate",
    "Seed 0",
    "s=opening",
  ]) {
    expect(printed).toContain(part);
  }
  expect(await readPictures(page, info.outputPath("lab"))).toHaveLength(8);
  for (const tab of ["Layer", "Clipping", "Prediction"]) {
    await page
      .getByRole("tab", { name: tab, exact: true })
      .or(page.getByRole("button", { name: tab, exact: true }))
      .first()
      .click();
    await expect(page.locator(".dock .save-chart").first()).toBeAttached();
  }
});

for (const [view, least] of [
  ["cliff", 4],
  ["map", 1],
  ["remedies", 6],
] as const) {
  test(`every chart of the view ${view} is a picture that others can read @full`, async ({ page }, info) => {
    test.setTimeout(300_000);
    await page.goto(`./#v=1&view=${view}`);
    await expect.poll(() => page.locator(".save-chart").count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(least);
    await page.waitForTimeout(8000);
    await readPictures(page, info.outputPath(view));
  });
}

test("run data and notebook are read by Python @full", async ({ page }, info) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=40");
  await expect.poll(() => lab.step()).toBe(40);
  await page.getByRole("button", { name: "Save and open" }).first().click();
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const folder = info.outputPath("data");
  const csv = askPython("csv", await save(page, button("Run data, CSV"), folder));
  const json = askPython("json", await save(page, button("Run data, JSON"), folder));
  // Lane A's loss is NaN from step 26 on.
  expect(csv).toMatchObject({ lanes: ["A", "B"], first_nan: 26, seed: "0" });
  expect(json).toEqual({ ...csv, seed: 0 });
  await page.keyboard.press("Escape");
  await page.locator("button.code:visible").click();
  const notebook = await save(page, page.getByRole("button", { name: "Download .ipynb" }), folder);
  expect(askPython("ipynb", notebook)).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
});
