import { Lab, numberOf } from "./lab.ts";
import { expect, test } from "./page.ts";

/** A run that stands at step 30, after the bad batch and the explosion. */
const PAUSED = "#v=1&s=opening&step=30";
/** The same with narrow layers: 31 steps in no time. */
const NARROW = "#v=1&s=opening&model.hidden_features=8&step=30";
/** A neuron over 400 time steps: so wide a row that 1301 of them do not fit. */
const LONG = "#v=1&lanes=4&model.kind=one_neuron_rnn&model.seq_len=400&step=1300";
/** It trains for a few seconds where the processors are free. */
const LONG_MS = 120_000;

test("dragging the scrubber shows past moments", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open(NARROW);
  await expect.poll(() => lab.step()).toBe(30);
  const now = await lab.readouts("B");
  const box = await lab.scrubber.boundingBox();
  if (box === null) throw new Error("the scrubber is not in sight");
  const [half, y] = [8, box.y + box.height / 2];
  const at = (step: number) => box.x + half + ((box.width - 2 * half) * step) / 79;
  await page.mouse.move(at(30), y);
  await page.mouse.down();
  await page.mouse.move(at(12), y, { steps: 6 });
  await expect.poll(() => lab.step()).toBe(12);
  await page.mouse.up();
  const losses = await lab.table("B", "loss");
  expect(losses[1]?.[0]).toBe("12");
  const [, loss = ""] = await lab.readouts("B");
  expect(loss).toBe(losses[1]?.[2]);
  expect(await lab.readouts("B")).not.toEqual(now);
  await expect(lab.lane("B").locator("figure.hero figcaption")).toContainText("Lane B, step 12:");
});

test("scrubbing while it plays pauses", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.reachStep(4);
  await lab.show(2);
  await expect(lab.play).toBeVisible();
  await expect(lab.status("B")).toHaveText(/^Paused/);
  expect(await lab.step()).toBe(2);
  await lab.play.click();
  await lab.reachStep(5);
});

test("the keys Home, End, comma and period walk through the run", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open(NARROW);
  await expect.poll(() => lab.step()).toBe(30);
  const press = async (key: string, step: number) => {
    await page.keyboard.press(key);
    await expect.poll(() => lab.step(), key).toBe(step);
  };
  await press("Home", 0);
  await press(".", 1);
  await press(".", 2);
  await press(",", 1);
  await press("End", 30);
  await press(",", 29);
  await press("End", 30);
  await press(".", 31);
  await press("End", 31);
});

test("the marks are buttons that jump to their step", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open(PAUSED);
  await expect.poll(() => lab.step()).toBe(30);
  const steps: number[] = [];
  for (const name of [/first clip/, /bad batch/, /first (Inf|NaN)/]) {
    await lab.marks.filter({ hasText: name }).first().click();
    await expect.poll(() => lab.step(), String(name)).not.toBe(steps.at(-1) ?? 30);
    steps.push(await lab.step());
  }
  const [clip, batch, first] = steps as [number, number, number];
  expect(clip).toBe(0);
  expect(batch).toBe(24);
  expect(first).toBeGreaterThan(24);
  await expect(lab.status("A")).toHaveText(new RegExp(`^Exploded at step ${first}: `));
});

test("the lanes are compared at one step, the exploded one held at its last finite step", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open(PAUSED);
  await expect.poll(() => lab.step()).toBe(30);
  const caption = (await lab.lane("A").locator("figure.hero figcaption").textContent()) ?? "";
  const held = Number(/^Lane A, step (\d+): gradient signal falls from /.exec(caption)?.[1]);
  const exploded = Number(/step (\d+)/.exec((await lab.status("A").textContent()) ?? "")?.[1]);
  expect(held).toBeLessThan(exploded);
  const signal = (await lab.table("A", "hero")).slice(1).map(([, value = ""]) => numberOf(value));
  expect(signal.every(Number.isFinite), "the last finite step is shown").toBe(true);
  const losses = (await lab.table("A", "loss")).map(([step, a]) => [step, a]);
  expect(losses.find(([step]) => step === String(exploded + 1))?.[1], "no loss after the end").toBe("–");
  expect(
    losses.some(([, a]) => a === "NaN" || a === "Inf"),
    "Inf and NaN stand in the table",
  ).toBe(true);
});

test("the keyboard map", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=-1");
  await expect(lab.status("A")).toHaveText("Ready at step 0");
  const speed = page.locator(".speed input:checked + span");
  await page.keyboard.press("Space");
  await expect(lab.pause).toBeVisible();
  await lab.reachStep(1);
  await page.keyboard.press("Space");
  await expect(lab.play).toBeVisible();
  for (const word of ["4×", "16×", "Max", "Max"]) {
    await page.keyboard.press("]");
    await expect(speed).toHaveText(word);
  }
  for (const word of ["16×", "4×", "1×", "1×"]) {
    await page.keyboard.press("[");
    await expect(speed).toHaveText(word);
  }
  await page.keyboard.press("r");
  await expect(lab.status("A")).toHaveText("Ready at step 0");
  await expect.poll(() => lab.hash()).not.toContain("seed=");
  await page.keyboard.press("Shift+R");
  await expect.poll(() => lab.hash(), "another seed").toMatch(/&seed=\d+/);
  await page.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("l");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.keyboard.press("l");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.locator("html"), "a dialog keeps its keys").toHaveAttribute("data-theme", "light");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("single keys are text in a text field, and can be switched off", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=2");
  await expect(lab.status("A")).toHaveText("Paused at step 2");
  await lab.control("Depth, value").focus();
  await page.keyboard.type("r t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("Escape");
  await expect(lab.status("A")).toHaveText("Paused at step 2");
  await lab.control("Depth, value").blur();
  await page.keyboard.press("?");
  await page.getByRole("switch", { name: /Keys without Ctrl/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.press("t");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(lab.status("A")).toHaveText("Paused at step 2");
});

test("arrow keys on a chart link one layer in both lanes until Esc", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open(NARROW);
  await expect.poll(() => lab.step()).toBe(30);
  await lab.lane("A").locator("figure.hero").focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press("ArrowRight");
  const tips = page.locator("figure.hero .chart-tip-head");
  await expect(tips.nth(0)).toHaveText(/^layer 3 · step \d+$/);
  await expect(tips.nth(1)).toHaveText("layer 3 · step 30");
  await page.keyboard.press("ArrowLeft");
  await expect(tips.nth(1)).toHaveText("layer 2 · step 30");
  await page.keyboard.press("Escape");
  await expect(tips.nth(0)).toBeHidden();
});

test("a hidden tab pauses and goes on when it is seen again", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setSpeed("16×");
  await lab.reachStep(4);
  const setHidden = (hidden: boolean) =>
    page.evaluate((now) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => now });
      Object.defineProperty(document, "visibilityState", {
        configurable: true,
        get: () => (now ? "hidden" : "visible"),
      });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await setHidden(true);
  await page.waitForTimeout(400);
  const before = await lab.step();
  await page.waitForTimeout(500);
  expect(await lab.step(), "eight steps would have been due").toBe(before);
  await setHidden(false);
  await lab.reachStep(before + 4);
  await expect(lab.pause, "it never stopped playing").toBeVisible();
});

test("a step that a long run has merged with others shows its bin at once, and its own figures after", async ({
  page,
}) => {
  test.setTimeout(3 * LONG_MS);
  const lab = new Lab(page);
  await lab.open(LONG);
  await expect.poll(() => lab.step(), { timeout: LONG_MS }).toBe(1300);
  const shown = page.locator(".step-number b");
  const growth = lab.lane("A").locator(".readout.growth dt .whole");
  const caption = lab.lane("A").locator("figure.hero figcaption");
  await lab.show(0);
  await expect(caption).toContainText("Lane A, step 0:");
  // Every word that the page wrote on its way: the bin is there before anything is trained.
  await page.evaluate(() => {
    const words: string[] = [];
    Object.assign(globalThis, { words });
    const number = document.querySelector(".step-number b") as HTMLElement;
    new MutationObserver(() => words.push(number.textContent ?? "")).observe(number, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  const words = () => page.evaluate(() => (globalThis as unknown as { words: string[] }).words);
  await lab.scrubber.fill("701");
  await expect(shown).toHaveText("701");
  expect(await words()).toEqual([expect.stringMatching(/^\d+–\d+$/), "701"]);
  const [from = 0, to = 0] = ((await words())[0] ?? "").split("–").map(Number);
  expect([from <= 701, to >= 701, to - from + 1]).toEqual([true, true, 4]);
  await expect(growth).toHaveText("Growth per time step, step 701");
  await expect(caption).toContainText("Lane A, step 701:");
  await expect(lab.scrubber).toHaveAttribute("aria-valuetext", "step 701");
  const exact = await lab.readouts("A");
  const loss = (await lab.table("A", "loss")).slice(1, 4).map(([step]) => step);
  expect(loss).toEqual(["701", String(from - 1), String(from - 5)]);

  await lab.open(LONG.replace("step=1300", "step=701"));
  await expect.poll(() => lab.step(), { timeout: LONG_MS }).toBe(701);
  expect(await lab.readouts("A"), "a run that stopped there says the same").toEqual(exact);
});
