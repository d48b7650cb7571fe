import { languages } from "../../src/text/index.ts";
import { Lab } from "./lab.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

const windows = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

for (const language of ["en", "zh"] as const) {
  for (const viewport of windows) {
    test.describe(`${viewport.width} px, ${language}`, () => {
      test.use({ viewport });

      test("no text is cut, and no two labels meet", async ({ page }) => {
        const lab = new Lab(page);
        const { status } = languages[language].lane;
        const told = new Set<string>();
        const check = async (moment: string) => {
          const faults = (await layoutFaults(page)).filter((fault) => !told.has(fault));
          for (const fault of faults) told.add(fault);
          expect.soft(faults, moment).toEqual([]);
        };

        await lab.open(`?lang=${language}#v=1&s=opening&step=10`);
        await expect(lab.status("B")).toHaveText(status({ kind: "paused", step: 10 }));
        await check("step 10");
        await page.keyboard.press("Home");
        await expect.poll(() => lab.step()).toBe(0);
        await check("step 0");
        for (let k = 0; k < 3; k++) await page.keyboard.press("]");
        await page.keyboard.press("Space");
        await lab.reachStep(30);
        await page.keyboard.press("Space");
        await expect(page.locator(".mark.first_inf")).toBeVisible();
        await check("after the explosion");
        const hero = await lab.lane("A").locator(".hero .chart-host").boundingBox();
        if (hero === null) throw new Error("the chart is not in sight");
        for (const part of [0.15, 0.5, 0.97]) {
          await page.mouse.move(hero.x + hero.width * part, hero.y + hero.height / 2);
          await expect(page.locator(".hero .chart-tip-head").first()).toBeVisible();
          await check(`a layer is pointed at, ${part} of the way`);
        }
        await page.mouse.move(1, 1);
        await page.keyboard.press("r");
        await expect(lab.status("A")).toHaveText(status({ kind: "ready" }));
        await check("before the first step");
        const menu = page.locator(".scenario-picker, .menu-button").filter({ visible: true });
        await menu.first().click();
        await check("the scenarios are open");
        await page.keyboard.press("Escape");
        const controls = page.locator(".controls-button");
        if (!(await controls.isVisible())) return;
        await controls.click();
        await check("the drawer is open");
      });
    });
  }
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("sheet and transport are in sight, and the sheet opens", async ({ page }) => {
    const lab = new Lab(page);
    await lab.open();
    await lab.reachStep(1);
    const transport = page.locator(".transport");
    const boxOf = async (locator: typeof transport) => {
      const box = await locator.boundingBox();
      if (box === null) throw new Error("not in sight");
      return { top: box.y, bottom: box.y + box.height, width: box.width };
    };
    const [bar, peek] = [await boxOf(transport), await boxOf(lab.controls)];
    expect(bar.bottom).toBe(844);
    expect(bar.width).toBe(390);
    expect(peek.bottom).toBeCloseTo(bar.top, 0);
    expect(peek.bottom - peek.top).toBeGreaterThan(200);
    for (const letter of ["A", "B"] as const) {
      const chart = await boxOf(lab.lane(letter).locator(".hero .chart-host"));
      expect(chart.bottom, `lane ${letter}'s main chart stands above the sheet`).toBeLessThanOrEqual(peek.top);
    }
    await page.getByRole("button", { name: "Show all controls" }).tap();
    await expect.poll(async () => (await boxOf(lab.controls)).top).toBeLessThan(250);
    for (const tab of ["Clipping", "Training", "Network"]) {
      await lab.controls.locator(".sheet-head label", { hasText: tab }).tap();
      expect.soft(await layoutFaults(page), tab).toEqual([]);
    }
    await lab.type("Depth, value", "8");
    await page.getByRole("button", { name: "Show fewer controls" }).tap();
    await expect.poll(async () => (await boxOf(lab.controls)).top).toBeCloseTo(peek.top, 0);
    await expect.poll(() => lab.hash()).toContain("model.depth=8");
    for (const button of await transport.getByRole("button").filter({ visible: true }).all()) {
      if ((await button.getAttribute("class"))?.includes("mark")) continue;
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), "targets are 44 px").toBeGreaterThanOrEqual(44);
    }
  });
});
