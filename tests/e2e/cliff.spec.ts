import { violations } from "./axe.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

const view = "#v=1&s=opening&view=cliff";

test("the cliff opens, plays, is turned and walked by keys, and its address holds it all", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Cliff", exact: true }).click();
  await expect(page.getByRole("heading", { name: "One neuron, fifty steps, one cliff" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(view);

  // It plays by itself to the end: the raw run is thrown, the clipped one arrives.
  const raw = page.locator(".cliff-card", { hasText: "No clipping" }).first();
  const clipped = page.locator(".cliff-card", { hasText: "Clipped at 0.40" });
  await expect(raw.locator(".chip")).toHaveText(/^Thrown off at step \d+$/, { timeout: 20_000 });
  await expect(clipped.locator(".chip")).toHaveText("Arrived", { timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "thrown off at step" })).toHaveCount(1);

  // The camera, by key and by hand.
  const surface = page.locator("figure.cliff-surface");
  await surface.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`${view}&cliff.turn=10`);
  await page.keyboard.press("0");
  const box = await surface.boundingBox();
  if (box === null) throw new Error("the surface is not in sight");
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.85);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5 + 80, box.y + box.height * 0.85, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`${view}&cliff.turn=20`);
  await surface.dblclick({ position: { x: box.width * 0.5, y: box.height * 0.9 } });
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(view);

  // The start, by key and from above.
  await surface.focus();
  await page.keyboard.press("Shift+ArrowUp");
  await expect(page.getByLabel("Start, b", { exact: true }).last()).toHaveValue("−2.49");
  const above = await page.locator(".cliff-above .chart-host").boundingBox();
  if (above === null) throw new Error("the map is not in sight");
  await page.mouse.click(above.x + above.width * 0.6, above.y + above.height * 0.3);
  await expect(page.getByLabel("Start, b", { exact: true }).last()).not.toHaveValue("−2.49");

  // A setting of FACTS: shares over 200 starts.
  await page.getByRole("button", { name: "η 1, τ 0.4" }).click();
  const shares = page.locator(".cliff-shares td[data-lane]");
  await expect(shares.first()).toHaveText(/^\d+ %$/, { timeout: 20_000 });
  const [thrownRaw = 0, thrownClipped, arrivedRaw = 0, arrivedClipped] = (await shares.allTextContents()).map((text) =>
    Number.parseInt(text, 10),
  );
  expect(Math.abs(thrownRaw - 64)).toBeLessThanOrEqual(7);
  expect(Math.abs(arrivedRaw - 47)).toBeLessThanOrEqual(7);
  expect([thrownClipped, arrivedClipped]).toEqual([0, 100]);

  // Back to the Lab, whose run was kept.
  await page.keyboard.press("2");
  await expect(page.locator("section.lane").first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain("view=cliff");
  await page.goBack();
  await expect(page.locator("figure.cliff-surface")).toBeVisible();
});

test("an address opens the cliff as it was", async ({ page }) => {
  await page.goto("./?lang=zh#v=1&s=opening&view=cliff&cliff.w=5&cliff.b=-2.7&cliff.section=6&cliff.at=12");
  await expect(page.locator(".step-number b")).toHaveText("12");
  await expect(page.locator(".cliff-line").first()).toHaveAccessibleName(/b = −3\.23\d{3} 处跳变/);
  await expect(page.locator(".number-typed").first()).toHaveValue("5");
});

for (const { theme, language } of [
  { theme: "light", language: "en" },
  { theme: "dark", language: "zh" },
] as const) {
  test(`axe-core finds nothing on the cliff: ${theme}, ${language}`, async ({ page }) => {
    await page.goto(`./?lang=${language}&theme=${theme}${view}&cliff.at=60`);
    await expect(page.locator(".cliff-card")).toHaveCount(6);
    expect(await violations(page)).toEqual([]);
  });
}

for (const language of ["en", "zh"] as const) {
  test(`no text is cut on the cliff: ${language}`, { tag: "@full" }, async ({ page }) => {
    await page.goto(`./?lang=${language}${view}&cliff.at=60`);
    await expect(page.locator(".cliff-card")).toHaveCount(6);
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      // The charts are drawn anew by their clock.
      await page.waitForTimeout(400);
      expect.soft(await layoutFaults(page), `${width} px`).toEqual([]);
    }
  });
}
