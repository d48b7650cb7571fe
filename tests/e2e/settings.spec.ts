import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

test("an edit of the depth restarts both lanes from step 0 and goes on", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.setSpeed("4×");
  await lab.reachStep(6);
  await lab.type("Depth, value", "12");
  await expect.poll(() => lab.step()).toBeLessThan(6);
  await expect.poll(() => lab.hash()).toBe("#v=1&s=opening&model.depth=12");
  await lab.reachStep(2);
  await lab.pause.click();
  for (const letter of ["A", "B"] as const) {
    await expect(lab.status(letter)).toHaveText(/^Paused at step \d+$/);
    const layers = (await lab.table(letter, "hero")).slice(1).map(([name]) => name);
    expect(layers).toEqual([...Array.from({ length: 12 }, (_, k) => String(k + 1)), "output"]);
  }
});

test("a control that is edited while paused restarts from step 0 and stays paused", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=4");
  await expect.poll(() => lab.step()).toBe(4);
  await expect(lab.play).toBeVisible();
  await lab.control("Activation").selectOption({ label: "tanh" });
  for (const letter of ["A", "B"] as const) await expect(lab.status(letter)).toHaveText("Ready at step 0");
  expect(await lab.step()).toBe(0);
  await expect.poll(() => lab.hash()).toContain("model.activation=tanh");
});

test("a slider that is dragged restarts the lanes when it is let go", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=3");
  await expect(lab.status("A")).toHaveText("Paused at step 3");
  const slider = lab.controls.getByRole("slider", { name: "Gain", exact: true });
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not in sight");
  await page.mouse.move(box.x + box.width * 0.44, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 5 });
  await expect(lab.status("A"), "nothing restarts under the thumb").toHaveText("Paused at step 3");
  await page.mouse.up();
  for (const letter of ["A", "B"] as const) await expect(lab.status(letter)).toHaveText("Ready at step 0");
  const gain = Number(await lab.control("Gain, value").inputValue());
  expect(gain).toBeGreaterThan(2.5);
  await expect.poll(() => lab.hash()).toContain(`init.sigma_w=${gain}`);
});

test("a field is split into A and B and joined again", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=-1");
  await lab.controls.getByRole("button", { name: "Let the lanes differ in Width" }).click();
  await expect(lab.control("Width")).toHaveCount(0);
  await expect(lab.control("Width, lane A, value")).toHaveValue("64");
  await lab.type("Width, lane B, value", "32");
  await expect.poll(() => lab.hash()).toContain("b.model.hidden_features=32");
  await expect(lab.lane("B").getByRole("heading", { level: 2 })).toContainText("Width 32");
  await expect(lab.control("Width, lane A, value")).toHaveValue("64");
  await lab.controls.getByRole("button", { name: "Same again: Width in all lanes" }).click();
  await expect(lab.control("Width, value")).toHaveValue("64");
  await expect.poll(() => lab.hash()).not.toContain("hidden_features");
  await expect(lab.lane("B").getByRole("heading", { level: 2 })).toHaveText("Clipped at 100");
});

test("More shows the rare settings of its group, and changes none", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=2");
  await expect(lab.status("B")).toHaveText("Paused at step 2");
  const rare = { network: /^Inputs$/, data: /^Bad batch$/, training: /^Dampening$/, clipping: /^Norm type/ };
  for (const [group, setting] of Object.entries(rare)) {
    const section = lab.controls.locator(`[data-group="${group}"]`);
    await expect(section.getByLabel(setting)).toHaveCount(0);
    const more = section.getByRole("button", { name: "More" });
    await more.scrollIntoViewIfNeeded();
    const box = await more.boundingBox();
    if (box === null) throw new Error(`no button in ${group}`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(section.getByLabel(setting), group).toBeVisible();
  }
  await expect(lab.status("B")).toHaveText("Paused at step 2");
});

test("what cannot be used stays in its field with a sentence, and nothing restarts", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=3");
  await expect(lab.status("B")).toHaveText("Paused at step 3");
  for (const wrong of ["-1", "1e309", "NaN", "ten", "12.5"]) {
    await lab.type("Depth, value", wrong);
    await expect(lab.controls.getByRole("alert"), wrong).toHaveText(/^Depth takes a whole number from 0 to 100, not /);
    await expect(lab.control("Depth, value")).toHaveAttribute("aria-invalid", "true");
  }
  await lab.control("Depth, value").press("Escape");
  await expect(lab.control("Depth, value")).toHaveValue("20");
  await expect(lab.status("B")).toHaveText("Paused at step 3");
});

test("undo and redo bring settings back", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=2");
  await expect(lab.status("B")).toHaveText("Paused at step 2");
  const [undo, redo] = ["Undo", "Redo"].map((name) => page.getByRole("button", { name }).filter({ visible: true }));
  if (!undo || !redo) throw new Error("no buttons");
  await expect(undo).toBeDisabled();
  await lab.type("Depth, value", "10");
  await lab.control("Activation").selectOption({ label: "GELU" });
  await undo.click();
  await expect(lab.control("Activation").locator("option:checked")).toHaveText("ReLU");
  await expect(lab.control("Depth, value")).toHaveValue("10");
  await page.keyboard.press("Control+z");
  await expect(lab.control("Depth, value")).toHaveValue("20");
  await expect(page.locator(".scenario-name")).toHaveText("Deep ReLU network, gain 1.8");
  await expect(undo).toBeDisabled();
  await page.keyboard.press("Control+Shift+z");
  await expect(lab.control("Depth, value")).toHaveValue("10");
  await redo.click();
  await expect(lab.control("Activation").locator("option:checked")).toHaveText("GELU");
  await expect(redo).toBeDisabled();
  await expect.poll(() => lab.hash()).toMatch(/model\.depth=10&model\.activation=gelu/);
});
