import { violations } from "./axe.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

/** 16 cards of 120 steps over two workers. */
const ALL_DONE = 60_000;

test("the grid trains, says who survives and why not, combines two, and opens one in the Lab", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("./");
  await expect(page.locator("section.lane").first()).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByRole("heading", { name: "One exploding network, 15 remedies" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe("#v=1&s=opening&view=remedies");
  const card = (id: string) => page.locator(`[data-remedy="${id}"]`);
  await expect(card("baseline").locator(".chip")).toHaveText("Exploded, step 26", { timeout: ALL_DONE });
  await expect(card("clip_by_norm").locator(".chip")).toHaveText("Survived", { timeout: ALL_DONE });

  // What is off the screen waits until it is seen.
  await expect(card("l2").locator(".chip")).toHaveText("Waiting");
  await card("l2").scrollIntoViewIfNeeded();
  await expect(card("l2").locator(".chip")).toHaveText("Exploded, step 26", { timeout: ALL_DONE });
  await expect(card("l2").locator(".remedy-reason")).toHaveText("Weight decay acts over 1.7 × 106 steps.");
  await expect(card("residual_plain").locator(".chip")).toHaveText("Exploded, step 1", { timeout: ALL_DONE });

  // Two at once; two that are one setting are refused in a sentence.
  await card("he_init").getByRole("button", { name: "Combine: He init" }).click();
  await card("clip_by_norm").getByRole("button", { name: "Combine: Clip by norm" }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("remedies.pairs=he_init%2Bclip_by_norm");
  await expect(card("he_init+clip_by_norm")).toBeAttached();
  await card("adam").getByRole("button", { name: "Combine: Adam" }).click();
  await card("rmsprop").getByRole("button", { name: "Combine: RMSprop" }).click();
  await expect(page.getByText("Adam and RMSprop change the same setting")).toBeVisible();

  // Sorted, the survivors come behind the baseline.
  await page.locator(".remedies-bar .segmented label", { hasText: "By verdict" }).click();
  await expect(page.locator("[data-remedy]").first()).toHaveAttribute("data-remedy", "baseline");
  await expect(page.locator("[data-remedy]").nth(1).locator(".chip")).toHaveText("Survived");

  await card("layer_norm").getByRole("button", { name: "Open in the Lab: LayerNorm" }).click();
  await expect(page.locator("section.lane")).toHaveCount(2);
  await expect(page.locator("section.lane").nth(1).locator("h2").first()).toContainText("LayerNorm");
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("b.model.norm=layer_norm");
});

for (const theme of ["light", "dark"] as const) {
  const language = theme === "light" ? "en" : "zh";
  test(`axe-core finds nothing on the remedies: ${theme}, ${language}`, async ({ page }) => {
    await page.goto(`./?lang=${language}&theme=${theme}#v=1&s=l2&view=remedies`);
    await expect(page.locator('[data-remedy="baseline"] .chip.bad')).toBeVisible({ timeout: ALL_DONE });
    expect(await violations(page)).toEqual([]);
  });
}

for (const language of ["en", "zh"] as const) {
  test(`no text is cut on the remedies: ${language}`, { tag: "@full" }, async ({ page }) => {
    await page.goto(`./?lang=${language}#v=1&s=l2&view=remedies`);
    await expect(page.locator('[data-remedy="baseline"] .chip.bad')).toBeVisible({ timeout: ALL_DONE });
    for (const width of [390, 768, 1024, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      // The charts are drawn anew by their clock.
      await page.waitForTimeout(400);
      expect.soft(await layoutFaults(page), `${width} px`).toEqual([]);
    }
  });
}
