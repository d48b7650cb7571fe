// How soon is printed, not judged: what else runs on the machine decides it. npm run bench:page measures it.
import { drawnLines, watchLines } from "./drawnLines.ts";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";
import { pauseDelays, watchPauses } from "./pauses.ts";

test("the explosion is told without touching anything", async ({ page }) => {
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
  await expect(lab.status("B"), "the other lane goes on").toHaveText(/^Training/);
});

test("the first mark of both lanes is drawn", async ({ page }) => {
  await watchLines(page);
  await new Lab(page).open();
  await expect.poll(async () => Object.keys(await drawnLines(page)).sort()).toEqual(["a", "b"]);
  const drawn = await drawnLines(page);
  console.log(`first lines after ${Object.values(drawn).map(Math.round).join(" and ")} ms`);
});

test("a pause at full speed is answered by both lanes", async ({ page }) => {
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
  for (const letter of ["A", "B"] as const) await expect(lab.status(letter)).toHaveText(/^Paused at step \d+$/);
});
