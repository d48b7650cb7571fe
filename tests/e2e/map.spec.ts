import { readFile } from "node:fs/promises";
import { violations } from "./axe.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

const SMALL = "map.columns=6&map.rows=4&map.y_min=4&map.y_max=10&map.steps=5";

/** What the command `sweep` writes of two by two cells, the last of which it did not get to. */
const run = (index: number, growth: number, step: number | null) =>
  JSON.stringify({
    type: "run",
    index,
    growth,
    theory: growth,
    first_nonfinite: {
      activation: null,
      loss: null,
      grad: step && { step, tensor: "grad" },
      total_norm: null,
      param: null,
    },
    loss: { first: 1, final: step === null ? 0.5 : "NaN" },
    cause: step === null ? "healthy" : "exploding_by_depth",
  });
const header = JSON.stringify({
  type: "sweep",
  v: 1,
  version: "0.1.0",
  lanes: [{ experiment: { model: { depth: 8 }, init: { scheme: "scaled_normal" }, steps: 40 } }],
  over: [
    { path: "model.depth", values: [6, 12] },
    { path: "init.sigma_w", values: [1, 3] },
  ],
  seeds: 1,
  runs: 4,
  shard: null,
});
const sweepFile = [header, run(0, 0.8, null), run(1, 1.5, null), run(2, 0.8, null), ""].join("\n");

test("the map fills, tells of a cell, opens it in the Lab, saves and loads", async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto(`./#v=1&s=opening&view=map&${SMALL}`);
  await expect(page.getByRole("heading", { name: "Where gradients explode" })).toBeVisible();
  await expect(page.locator(".map-progress")).toHaveText(/^24 of 24 cells/, { timeout: 30_000 });

  const figure = page.locator(".map-figure");
  await figure.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"]) await page.keyboard.press(key);
  await expect(page.locator(".map-cell dl")).toContainText("Growth per layer");
  await expect(page.locator(".map-cell dl")).toContainText("none in 5 steps");

  // Another colour is no other sweep, another number of cells is.
  await page.locator(".map-controls .segmented label", { hasText: "Final loss" }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("map.colour=final_loss");
  await expect(page.locator(".map-progress")).toHaveText(/^24 of 24 cells/);

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  const csv = await readFile(await (await saved).path(), "utf8");
  expect(csv.trimEnd().split("\n")).toHaveLength(26);

  const input = page.locator('input[type="file"]');
  await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("hello\n") });
  await expect(page.getByRole("alert")).toHaveText(
    "notes.txt, line 1 is no line of a sweep; allowed: a file that the command sweep wrote.",
  );
  await expect(page.locator(".map-progress")).toHaveText(/^24 of 24 cells/);
  await input.setInputFiles({ name: "map.ndjson", mimeType: "text/plain", buffer: Buffer.from(sweepFile) });
  await expect(page.locator(".map-progress")).toHaveText("From map.ndjson");

  const host = figure.locator(".chart-host");
  const box = await host.boundingBox();
  if (box === null) throw new Error("no map");
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.75);
  await expect(page.locator(".map-cell dl")).toContainText("×1.50");
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.75);
  await expect(page.locator("section.lane")).toHaveCount(2);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("init.sigma_w=3");
});

test("the map is paused, gone on with and stopped; two equal axes are refused", async ({ page }) => {
  await page.goto("./#v=1&s=opening&view=map");
  await expect(page.locator(".map-progress")).toHaveText(/^[1-9]\d* of 972 cells/, { timeout: 30_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Start" })).toBeVisible();
  await page.locator(".map-axis select").first().selectOption("model.depth");
  await expect(page.getByRole("alert")).toHaveText("Depth stands on both axes; allowed: two different fields.");
});

for (const theme of ["light", "dark"] as const) {
  const language = theme === "light" ? "en" : "zh";
  test(`axe-core finds nothing on the map: ${theme}, ${language}`, async ({ page }) => {
    await page.goto(`./?lang=${language}&theme=${theme}#v=1&view=map&${SMALL}`);
    await expect(page.locator(".map-progress")).toHaveText(/24.*24/, { timeout: 30_000 });
    await page.locator(".map-figure").focus();
    await page.keyboard.press("ArrowRight");
    expect(await violations(page)).toEqual([]);
  });
}

for (const language of ["en", "zh"] as const) {
  test(`no text is cut on the map: ${language}`, { tag: "@full" }, async ({ page }) => {
    await page.goto(`./?lang=${language}#v=1&view=map&${SMALL}`);
    await expect(page.locator(".map-progress")).toHaveText(/24.*24/, { timeout: 30_000 });
    await page.locator(".map-figure").focus();
    await page.keyboard.press("ArrowRight");
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      // The charts are drawn anew by their clock.
      await page.waitForTimeout(400);
      expect.soft(await layoutFaults(page), `${width} px`).toEqual([]);
    }
  });
}
