import { type ScenarioId, scenarios } from "../../src/experiment/scenarios/index.ts";
import { en } from "../../src/text/en.ts";
import { Lab } from "./lab.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

/** The others take their time: they are of the full tests. */
const quick = new Set(["opening", "lstm_vs_rnn"]);

for (const [id, { name }] of Object.entries(en.scenarios)) {
  // Both lanes stop there by themselves.
  const stops = id === "l2";
  const last = stops ? 1 : 5;
  test(`the scenario "${name}" loads and runs`, quick.has(id) ? {} : { tag: "@full" }, async ({ page }) => {
    const lab = new Lab(page);
    await lab.open("#v=1&s=article&step=-1");
    await lab.setSpeed("4×");
    await lab.chooseScenario(name);
    await expect(page.locator(".scenario-name")).toHaveText(name);
    await lab.play.click();
    await lab.reachStep(last);
    // The address holds the step once nothing runs any more.
    await expect.poll(() => lab.hash()).toBe(`#v=1&s=${id}${stops ? `&step=${last}` : ""}`);
    const lanes = page.locator("section.lane");
    expect(await lanes.count()).toBe(scenarios[id as ScenarioId].comparison.lanes.length);
    for (const words of await lanes.locator(".status .whole").allTextContents()) {
      expect(words).toMatch(/^(Training|Exploded|Not learning|Frozen)/);
    }
    if (!stops) await lab.pause.click();
    await lab.show(last);
    expect.soft(await layoutFaults(page), "no text is cut, and no two labels meet").toEqual([]);
    for (const letter of ["A", "B"] as const) {
      const steps = (await lab.table(letter, "loss")).slice(1).map(([step]) => step);
      expect(steps).toEqual(["5", "4", "3", "2", "1", "0"].slice(5 - last));
      await expect(lab.lane(letter).locator("figure.hero .chart-value")).toBeVisible();
    }
  });
}
