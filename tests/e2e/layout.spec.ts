import { en } from "../../src/text/en.ts";
import { zh } from "../../src/text/zh.ts";
import { Lab } from "./lab.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

/** Comparisons of more than two lanes, as their addresses. */
const several = [
  { lanes: 3, letter: "C", address: "#v=1&s=relu_unnormalized&step=8" },
  { lanes: 4, letter: "D", address: "#v=1&s=opening&lanes=4&c.clip.mode=value&d.clip.mode=per_layer&step=8" },
] as const;

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

      // Each width in one of the languages; the other language takes its turn with what takes long.
      const inTurn = (windows.indexOf(viewport) % 2 === 0) === (language === "en");
      test("no text is cut, and no two labels meet", inTurn ? {} : { tag: "@full" }, async ({ page }) => {
        const lab = new Lab(page);
        const { status } = { en, zh }[language].lane;
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

      for (const { lanes, letter, address } of several) {
        const isQuick = (viewport.width === 1440 && language === "en") || (viewport.width === 390 && language === "zh");
        test(`${lanes} lanes and the dock`, isQuick ? {} : { tag: "@full" }, async ({ page }) => {
          const lab = new Lab(page);
          const isPhone = viewport.width < 600;
          const check = async (moment: string) => expect.soft(await layoutFaults(page), moment).toEqual([]);
          const boxesOf = (selector: string) =>
            page.locator(selector).evaluateAll((found) => found.map((one) => one.getBoundingClientRect().toJSON()));

          await lab.open(`?lang=${language}${address}`);
          await expect(lab.status(letter)).toHaveText({ en, zh }[language].lane.status({ kind: "paused", step: 8 }));
          await check("closed");
          const heroes = await boxesOf(".hero .chart-host");
          expect(heroes).toHaveLength(lanes);
          for (const { width, height } of heroes) {
            expect(height).toBeGreaterThanOrEqual(isPhone ? 158 : 180);
            expect(width).toBeGreaterThanOrEqual(318);
          }
          // On a phone what has become of a lane stands in a line of its own above the tabs.
          const [bar] = await boxesOf(".dock-bar");
          expect(bar?.height).toBeLessThanOrEqual(isPhone ? 88 : 34);
          const columns = new Set(heroes.map(({ left }) => Math.round(left))).size;
          expect(columns).toBe(isPhone ? 1 : lanes === 3 && viewport.width >= 1440 ? 3 : 2);

          for (const tab of await page.locator(".dock-tab").all()) {
            const name = (await tab.textContent()) ?? "";
            await tab.click();
            await expect(page.locator(".dock-waiting")).toHaveCount(0);
            await check(name);
            const [body] = await boxesOf(".dock-body");
            if (!isPhone) expect(body?.height, name).toBeLessThanOrEqual(0.42 * viewport.height + 1);
            for (const { height } of await boxesOf(".hero .chart-host")) {
              expect(height, name).toBeGreaterThanOrEqual(isPhone ? 158 : 180);
            }
          }
        });
      }
    });
  }
}

test.describe("at 200 %", () => {
  // What a window of 1440 × 900 px has for the page then.
  test.use({ viewport: { width: 720, height: 450 } });

  test("nothing is lost: lanes and dock are one scroll", async ({ page }) => {
    const lab = new Lab(page);
    await lab.open("?lang=en#v=1&s=opening&step=8");
    await expect(lab.status("B")).toHaveText("Paused at step 8");
    expect.soft(await layoutFaults(page), "closed").toEqual([]);
    await page.getByRole("button", { name: "Checks", exact: true }).click();
    await expect(page.locator(".dock-body")).toBeInViewport();
    expect.soft(await layoutFaults(page), "the dock is open").toEqual([]);
    await lab.lane("A").locator(".ratio .chart-host").scrollIntoViewIfNeeded();
    await page.getByRole("button", { name: "Controls" }).click();
    await lab.control("Clipping, lane B").scrollIntoViewIfNeeded();
    await expect(lab.control("Clipping, lane B")).toBeInViewport();
    expect.soft(await layoutFaults(page), "the drawer is open").toEqual([]);
  });
});

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
    await page.locator(".dock").scrollIntoViewIfNeeded();
    for (const tab of await page.locator(".dock-tab").all()) {
      const box = await tab.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), "targets are 44 px").toBeGreaterThanOrEqual(44);
    }
    await page.locator(".dock-tab").last().tap();
    await expect.poll(async () => (await boxOf(page.locator(".dock-bar"))).bottom).toBeLessThanOrEqual(peek.top + 1);
    for (const button of await transport.getByRole("button").filter({ visible: true }).all()) {
      if ((await button.getAttribute("class"))?.includes("mark")) continue;
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), "targets are 44 px").toBeGreaterThanOrEqual(44);
    }
  });
});

test("a dialog that was opened from the bar stays in use when the window becomes narrow", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=2");
  await page.getByRole("button", { name: "Code", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "The same in PyTorch" });
  await expect(dialog).toBeVisible();
  await page.setViewportSize({ width: 600, height: 800 });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await lab.play.click();
  await expect(lab.pause).toBeVisible();
});
