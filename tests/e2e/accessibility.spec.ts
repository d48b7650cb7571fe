import { en } from "../../src/text/en.ts";
import { zh } from "../../src/text/zh.ts";
import { violations } from "./axe.ts";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

for (const theme of ["light", "dark"] as const) {
  for (const language of ["en", "zh"] as const) {
    const isQuick = (theme === "light") === (language === "en");
    test(`axe-core finds nothing: ${theme}, ${language}`, isQuick ? {} : { tag: "@full" }, async ({ page }) => {
      const lab = new Lab(page);
      const text = { en, zh }[language];
      const check = async (state: string) => expect.soft(await violations(page), state).toEqual([]);
      const press = (name: string) => page.getByRole("button", { name, exact: true }).filter({ visible: true }).click();

      /** Every tab of the dock that there is now, one after the other. */
      const checkDock = async (state: string, only = ".dock-tab") => {
        for (const tab of await page.locator(only).all()) {
          await tab.click();
          await expect(page.locator(".dock-waiting")).toHaveCount(0);
          const name = `${state}: ${await tab.textContent()}`;
          expect.soft(await violations(page, ".dock"), name).toEqual([]);
        }
        await press(text.dock.close);
      };

      await lab.open(`?lang=${language}&theme=${theme}#v=1&s=opening&step=-1`);
      await expect(lab.status("A")).toHaveText(text.lane.status({ kind: "ready" }));
      await check("ready");
      await press(text.transport.play);
      await lab.reachStep(1);
      await check("training");
      await page.locator(".speed label").last().click();
      await lab.reachStep(32);
      await press(text.transport.pause);
      await check("exploded and paused");
      await checkDock("exploded");
      await page.locator(".scrubber input").fill("10");
      await expect.poll(() => lab.step()).toBe(10);
      await checkDock("paused");
      await page.keyboard.press("?");
      await check("the list of keys");
      await page.keyboard.press("Escape");
      await lab.lane("A").locator("figure.hero").focus();
      await lab.lane("A").locator("figure.hero .show-table:not(.save-chart)").click();
      await check("a table");
      await page.keyboard.press("Escape");
      await page.locator(".scenario-picker").click();
      await check("the scenarios");
      await page.keyboard.press("Escape");
      await lab.controls.locator("[data-path^='model.kind'] label").nth(1).click();
      await checkDock("a recurrent network", ".dock-tab[data-tab='recurrent']");
      await page.setViewportSize({ width: 1024, height: 768 });
      await press(text.header.controls);
      await check("the drawer");
      await page.keyboard.press("Escape");
      await page.setViewportSize({ width: 390, height: 844 });
      await check("a phone");
      await page.locator(".sheet-handle").click();
      await check("a phone with the sheet pulled up");
    });
  }
}
