import { drawnLines, watchLines } from "./drawnLines.ts";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";
import { pauseDelays, watchPauses } from "./pauses.ts";

test("the explosion is told within 10 s of navigation without touching anything", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(lab.status("A")).toHaveText(/^Exploded at step \d+: layer \d+ .+ became (Inf|NaN)$/, {
    timeout: 15_000,
  });
  const told = await page.evaluate(() => performance.now());
  const sentence = (await lab.status("A").textContent()) ?? "";
  console.log(`the explosion is told after ${Math.round(told)} ms: ${sentence}`);
  const step = Number(/step (\d+)/.exec(sentence)?.[1]);
  expect(step).toBeGreaterThanOrEqual(25);
  expect(step).toBeLessThanOrEqual(30);
  expect(told).toBeLessThanOrEqual(10_000);
  await expect(lab.status("B"), "the other lane goes on").toHaveText(/^Training/);
});

test("the first mark of both lanes is drawn within 2 s of navigation", async ({ page }) => {
  await watchLines(page);
  await new Lab(page).open();
  await expect.poll(async () => Object.keys(await drawnLines(page)).sort()).toEqual(["a", "b"]);
  const drawn = await drawnLines(page);
  console.log(`first lines after ${Object.values(drawn).map(Math.round).join(" and ")} ms`);
  for (const time of Object.values(drawn)) expect(time).toBeLessThanOrEqual(2000);
});

test("a pause at full speed is answered in under 100 ms", async ({ page }) => {
  await watchPauses(page);
  const lab = new Lab(page);
  // Two lanes that train for ever: one that explodes may have ended before the pause.
  await lab.open(
    "#v=1&lanes=2&model.depth=30&model.hidden_features=64&model.activation=tanh&init.scheme=xavier_normal" +
      "&data.mode=fixed&optimizer.name=sgd&optimizer.lr=0.01&clip.mode=norm&clip.max_norm=1",
  );
  await lab.setSpeed("Max");
  await lab.reachStep(6);
  await lab.pause.click();
  await expect.poll(async () => (await pauseDelays(page)).length, "both lanes answer").toBe(2);
  const delays = await pauseDelays(page);
  console.log(`pause answered after ${delays.map((ms) => ms.toFixed(1)).join(" and ")} ms`);
  expect(Math.max(...delays)).toBeLessThan(100);
  for (const letter of ["A", "B"] as const) await expect(lab.status(letter)).toHaveText(/^Paused at step \d+$/);
});
