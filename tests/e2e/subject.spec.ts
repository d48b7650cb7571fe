import type { Locator } from "@playwright/test";
import { Lab, type Letter, numberOf } from "./lab.ts";
import { expect, test } from "./page.ts";

/** The subject, whole: for each row of it a test that does what a reader is to do, and sees what he is to see. */

/** Opens a tab below the lanes; what it says of a lane. */
async function panel(lab: Lab, tab: string, letter: Letter): Promise<Locator> {
  const button = lab.page.locator(`.dock-tab[data-tab="${tab}"]`);
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  return lab.page.locator(".dock-body").getByRole("region", { name: new RegExp(`, lane ${letter}$`) });
}

/** A scenario, trained to a step and paused there. */
async function opened(lab: Lab, scenario: string, step: number): Promise<void> {
  await lab.open(`#v=1&s=${scenario}&step=${step}`);
  await expect(lab.play).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => lab.step(), { timeout: 30_000 }).toBeGreaterThanOrEqual(Math.min(step, 1));
}

/** The whole gradient's norm before clipping and after it, at the head of a lane. */
async function clippedTo(lab: Lab, letter: Letter): Promise<readonly [number, number]> {
  const [, , norm = ""] = await lab.readouts(letter);
  const [raw = "", applied = raw] = norm.split("→");
  return [numberOf(raw.trim()), numberOf(applied.trim())];
}

/** "×1.26" at the head of a lane. */
async function growth(lab: Lab, letter: Letter): Promise<number> {
  const [written = ""] = await lab.readouts(letter);
  return Number(/×([\d.]+)/.exec(written)?.[1]);
}

/** The choices of a setting's control, as they are written. */
const choices = (lab: Lab, name: string) => lab.control(name).locator("option").allTextContents();

const column = (rows: readonly (readonly string[])[], k: number) => rows.slice(1).map((row) => numberOf(row[k] ?? ""));

test("Definition: gradients accumulate in backpropagation until learning fails", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 30);
  await expect(lab.status("A")).toHaveText(/^Exploded at step 2[5-8]: /);
  await expect(lab.lane("A").locator(".hero")).toContainText("float32 max");
  const norms = column(await lab.table("A", "hero"), 1);
  expect(norms).toHaveLength(21);
  expect(norms[0]).toBeGreaterThan(1e10);
  expect(norms[0]).toBeGreaterThan(10 * (norms[19] ?? Number.NaN));
  await expect(lab.status("B")).toHaveText(/^Paused/);
});

test("Symptom: unstable weight updates, NaN", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 30);
  const ratios = (await lab.table("A", "ratio")).map((row) => row.join(" "));
  expect(ratios.length).toBeGreaterThan(5);
  const story = await panel(lab, "story", "A");
  const order = story.getByRole("list", { name: /Inf and NaN, in order/ }).getByRole("listitem");
  await expect(order.first()).toContainText(/step 2[5-8].*(Inf|NaN).*activation/s);
  await order.first().getByRole("button").click();
  await expect.poll(() => lab.step()).toBe(26);
});

test("Symptom: the loss swings or becomes infinite", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 30);
  const rows = await lab.table("A", "loss");
  const losses = column(rows, 1);
  expect(losses.some(Number.isNaN)).toBe(true);
  expect(losses.some((loss) => loss > 1e6)).toBe(true);
  expect(losses.every((loss) => loss !== 0)).toBe(true);
  await expect(lab.lane("A").locator(".loss")).toContainText(/then NaN|NaN/);
});

test("Symptom: training stalls or stops", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "silent_freeze", 5);
  await expect(lab.status("A")).toHaveText(/^Frozen at step 0: the gradient’s norm overflowed/);
  await expect(await panel(lab, "story", "A")).toContainText("clipping multiplies the gradient by 0");
});

test("Mathematics: the chain rule over L layers, each factor over 1 multiplies to exponential growth", async ({
  page,
}) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 0);
  await expect(lab.lane("A").locator(".hero")).toContainText(/theory/);
  const layer = await panel(lab, "layer", "A");
  await expect(layer).toContainText(/multiplies the gradient by ×1\.\d+|shrinks the gradient/);
  await expect(layer).toContainText(/the product is ×\d/);
  const lens = await panel(lab, "step", "A");
  await expect(lens).toContainText("At the output");
  await page.getByRole("button", { name: "Next stage" }).click();
  await expect(lens).toContainText(/becomes/);
});

test("Cause: bad initialization", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "init_too_large", 0);
  expect(await growth(lab, "A")).toBeGreaterThan(1.8);
  expect(await growth(lab, "B")).toBeLessThan(1.2);
});

test("Cause: too deep", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "too_deep", 3);
  await expect(lab.status("A")).toHaveText(/^Exploded at step [12]/);
  await expect(lab.status("B")).toHaveText(/^Paused/);
});

test("Cause: activation (unnormalized ReLU)", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "relu_unnormalized", 3);
  await expect(lab.status("A")).toHaveText(/^Exploded at step [12]/);
  await expect(lab.status("C")).toHaveText(/^Paused/);
});

test("Cause: learning rate too high", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "lr_too_high", 30);
  await expect(lab.status("A")).toHaveText(/^Exploded at step (1[7-9]|2[0-2])/);
  await expect(await panel(lab, "story", "A")).toContainText("The learning rate is too high");
});

test("Recurrent networks: the same over time", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "rnn_through_time", 0);
  const norms = column(await lab.table("A", "hero"), 1);
  expect(norms).toHaveLength(51);
  expect((norms[0] ?? 0) / (norms[49] ?? 1)).toBeGreaterThan(1e3);
  const matrix = await panel(lab, "recurrent", "A");
  for (const quantity of ["σ", "ρ", "1/γ"]) await expect(matrix).toContainText(quantity);
  await expect(lab.controls.locator("[data-path^='model.kind'] label")).toHaveText(["MLP", "RNN", "GRU", "LSTM"]);
});

test("Effect: no convergence, numeric overflow, cannot fit", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 40);
  const picture = await panel(lab, "picture", "B");
  await expect(picture.getByRole("figure").first()).toBeVisible();
  await expect(await panel(lab, "picture", "A")).toContainText(/step/);
});

test("Remedy: gradient clipping by norm, by value, per layer", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "clip_by_value", 3);
  const clipping = await panel(lab, "clipping", "B");
  await expect(clipping).toContainText(/°/);
  await expect(clipping.getByRole("slider")).toBeVisible();
  await opened(lab, "opening", 24);
  const [norm, applied] = await clippedTo(lab, "B");
  expect(norm).toBeGreaterThan(100);
  expect(applied).toBeCloseTo(100, 0);
  await expect(await panel(lab, "clipping", "B")).toContainText(/\d+ of 25|\d+ %/);
});

test("Remedy: a remedy's button forks the exploded lane, and the way back is a branch", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 30);
  const story = await panel(lab, "story", "A");
  await lab.setSpeed("16×");
  await story.getByRole("button", { name: /^Adam: try it in Lane A/ }).click();
  await expect(lab.status("A")).toHaveText(/^Training/);
  await lab.reachStep(32);
  await expect(page.locator(".branch")).toHaveCount(1);
  await page.getByRole("button", { name: /^Lane A, branch from step/ }).click();
  await expect(lab.status("A")).toHaveText(/^Exploded at step 26/, { timeout: 20_000 });
});

/** Lane A, without the remedy, is gone by its second step; lane B with it is not. */
async function survives(lab: Lab, scenario: string): Promise<void> {
  await opened(lab, scenario, 30);
  await expect(lab.status("A")).toHaveText(/^Exploded at step [12]/);
  await expect(lab.status("B")).toHaveText(/^(Paused|Not learning)/);
}

test("Remedy: Xavier, He initialization, and all of PyTorch’s schemes", async ({ page }) => {
  const lab = new Lab(page);
  await survives(lab, "he_and_xavier");
  await opened(lab, "too_deep", 0);
  const schemes = await choices(lab, "Init");
  for (const scheme of [
    "PyTorch default",
    "Xavier uniform",
    "Xavier normal",
    "He uniform",
    "He normal",
    "Orthogonal",
  ]) {
    expect(schemes).toContain(scheme);
  }
});

test("Remedy: L2 regularization, coupled and decoupled, which does not help here", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "l2", 5);
  for (const letter of ["A", "B"] as const) await expect(lab.status(letter)).toHaveText(/^Exploded at step [12]/);
  await lab.open(
    "#v=1&lanes=2&optimizer.weight_decay=0.5&optimizer.lr=0.01&a.optimizer.name=adam&b.optimizer.name=adamw&step=150",
  );
  await expect(lab.status("A")).toHaveText("Paused at step 150");
  const [coupled, decoupled] = [await lab.readouts("A"), await lab.readouts("B")];
  expect(coupled).not.toEqual(decoupled);
});

test("Remedy: Adam, RMSProp", async ({ page }) => {
  const lab = new Lab(page);
  await survives(lab, "adam");
  await survives(lab, "rmsprop");
  await opened(lab, "too_deep", 0);
  expect((await choices(lab, "Optimizer")).sort()).toEqual(["Adagrad", "Adam", "AdamW", "RMSprop", "SGD"]);
});

test("Remedy: batch normalization, and that it makes gradients grow at init", async ({ page }) => {
  const lab = new Lab(page);
  await survives(lab, "batch_norm");
  await opened(lab, "batch_norm_explodes", 0);
  expect(await growth(lab, "A")).toBeGreaterThan(1.15);
  expect(await growth(lab, "C")).toBeLessThan(1.1);
});

test("Remedy: lower learning rate, and warm-up, which saves none here", async ({ page }) => {
  const lab = new Lab(page);
  await survives(lab, "lower_lr");
  await opened(lab, "too_deep", 0);
  await lab.showMore("training");
  await lab.type("Warm-up, value", "100");
  await expect.poll(() => lab.hash()).toContain("optimizer.warmup_steps=100");
});

test("Remedy: calmer activations", async ({ page }) => {
  const lab = new Lab(page);
  await survives(lab, "tanh");
  await opened(lab, "too_deep", 0);
  expect((await choices(lab, "Activation")).sort()).toEqual(
    ["ELU", "GELU", "Leaky ReLU", "Linear", "ReLU", "SELU", "Sigmoid", "SiLU", "Softplus", "tanh"].sort(),
  );
});

test("Further remedies of today’s practice: residual connections, orthogonal init", async ({ page }) => {
  const lab = new Lab(page);
  await survives(lab, "residual");
  await lab.open(
    "#v=1&lanes=2&model.depth=20&model.activation=linear&a.init.scheme=orthogonal&b.init.scheme=default&step=0",
  );
  await expect(lab.status("A")).toHaveText("Paused at step 0");
  expect(await growth(lab, "A")).toBeCloseTo(1, 1);
  expect(await growth(lab, "B")).toBeLessThan(0.8);
});

test("All remedies side by side", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "opening", 0);
  await page.keyboard.press("4");
  const card = (id: string) => page.locator(`[data-remedy="${id}"]`);
  await expect(page.locator("[data-remedy]")).toHaveCount(16);
  await expect(card("baseline").locator(".chip")).toHaveText("Exploded, step 26", { timeout: 40_000 });
  await expect(card("clip_by_norm").locator(".chip")).toHaveText("Survived", { timeout: 40_000 });
});

test("The code example: PyTorch’s own numbers for the same seed, and its script", async ({ page }) => {
  const lab = new Lab(page);
  await opened(lab, "article", 0);
  const [, loss = ""] = await lab.readouts("A");
  expect(numberOf(loss)).toBeCloseTo(0.96, 2);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "The same in PyTorch" });
  await expect(dialog.locator(".code-source")).toContainText("torch.manual_seed(0)");
  await expect(dialog.locator(".code-source")).toContainText("clip_grad_norm_");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download .ipynb" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("article.ipynb");
});
