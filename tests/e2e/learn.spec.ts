import { spawnSync } from "node:child_process";
import { violations } from "./axe.ts";
import { layoutFaults } from "./layoutFaults.ts";
import { expect, test } from "./page.ts";

const chapters = ["what", "see", "why", "causes", "time", "cliff", "remedies", "code", "quiz"] as const;
/** The order of the headings is the chapters'. */
const titles = [
  "What it is",
  "What you see",
  "Why: the chain rule",
  "Causes",
  "Through time",
  "The cliff",
  "Remedies",
  "The code",
  "Quiz",
] as const;
const at = (chapter: string, section = "") => `#v=1&view=learn&learn.chapter=${chapter}&learn.section=${section}`;

test("the lesson is read by keyboard alone, every prediction made, and the progress is there after a reload", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto("./");
  await expect(page.locator("section.lane").first()).toBeVisible();
  await page.keyboard.press("1");
  for (const [place, title] of titles.entries()) {
    await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
    const boxes = page.locator(".predict-box");
    for (let k = 0; k < (await boxes.count()); k++) {
      const box = boxes.nth(k);
      const first = box.locator("input").first();
      await first.focus();
      if ((await first.getAttribute("type")) === "radio") await page.keyboard.press("Space");
      else for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
      await box.getByRole("button", { name: "This is my guess" }).focus();
      await page.keyboard.press("Enter");
      await expect(box.getByRole("status")).toHaveText(/You were right|It comes out differently/);
    }
    // From section to section; the figure of each is drawn.
    const sections = page.locator(".chapter > section");
    const count = await sections.count();
    for (let k = 0; k < count; k++) {
      if (k === 0) await sections.first().locator("button, [tabindex]").first().focus();
      else {
        await sections
          .nth(k - 1)
          .locator(".next-section")
          .focus();
        await page.keyboard.press("Enter");
      }
      await expect(sections.nth(k)).toHaveClass("active");
      await expect(page.locator(".lesson-figure :is(canvas, samp)").first()).toBeVisible();
    }
    if (place === titles.length - 1) break;
    await page.getByRole("button", { name: "Next chapter" }).focus();
    await page.keyboard.press("Enter");
  }
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: "Quiz" })).toBeVisible();
  await expect(page.locator(".chapters li.done")).toHaveCount(9);
  await expect(page.locator(".score")).toHaveText(/\d+ of 18 answered are right/);
});

test("a prediction hides the figure until it is made, and the guess is shown beside what the network does", async ({
  page,
}) => {
  await page.goto(`./${at("see", "freeze")}`);
  await expect(page.getByText("The figure waits for your guess.")).toBeVisible();
  await expect(page.locator(".lesson-figure canvas")).toHaveCount(0);
  await page.locator(".predict-box").getByText("A little: by the threshold").click();
  await page.getByRole("button", { name: "This is my guess" }).click();
  await expect(page.getByText("It comes out differently.")).toBeVisible();
  await expect(page.getByText("You said: A little: by the threshold.")).toBeVisible();
  await expect(page.getByText(/In lane A the weights move by 0 in 20 steps/)).toBeVisible();
  await expect(page.locator(".lesson-lane")).toHaveCount(2);
  await page.getByRole("button", { name: "Guess again" }).click();
  await expect(page.getByText("The figure waits for your guess.")).toBeVisible();
});

test("a curve is drawn with the pointer, and the network's own is drawn beside it", async ({ page }) => {
  await page.goto(`./${at("why", "norms")}`);
  const sketch = page.locator(".sketch svg");
  await sketch.scrollIntoViewIfNeeded();
  const box = await sketch.boundingBox();
  if (box === null) throw new Error("no field to draw on");
  await page.mouse.move(box.x + box.width * 0.08, box.y + box.height * 0.15);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + box.height * 0.5, { steps: 30 });
  await page.mouse.up();
  await page.locator(".predict-box").getByRole("button", { name: "This is my guess" }).last().click();
  await expect(page.getByText(/Your curve grows ×1\.\d+ a layer, the network’s ×0\.\d+\./)).toBeVisible();
  await expect(page.locator(".sketch .answer")).toBeVisible();
});

test("symbols and terms are explained on focus, the product follows its sliders, and the Lab opens a figure", async ({
  page,
}) => {
  await page.goto(`./${at("why")}`);
  await page.locator(".sym-factor").first().focus();
  await expect(page.locator(".formula-told").first()).toHaveText("the factor of one layer");
  await page.getByRole("slider", { name: "Depth L" }).fill("40");
  await expect(page.locator(".product-total").first()).toContainText("40");
  await page.goto(`./${at("what")}`);
  await page.locator(".term").first().focus();
  await expect(page.locator(".term > [role=tooltip]").first()).toBeVisible();
  await page.goto(`./${at("what", "seeds")}`);
  await page.locator(".lesson-knob label", { hasText: "2" }).click();
  await page.getByRole("button", { name: "Open in the Lab" }).click();
  await expect(page.locator("section.lane")).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("seed=2");
});

test("a link to what there is not opens the first chapter, and storage that is blocked is no obstacle", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await page.goto(`./${at("nowhere", "nothing")}`);
  await expect(page.getByRole("heading", { level: 2, name: "What it is" })).toBeVisible();
  await page.getByRole("button", { name: "What you see" }).first().click();
  await expect(page.getByRole("heading", { level: 2, name: "What you see" })).toBeVisible();
});

test("the script of the code chapter prints in real PyTorch what the page prints", { tag: "@full" }, async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`./${at("code")}`);
  const printed = page.locator(".code-printed samp");
  for (const variant of ["clip_grad_norm_", "clip_grad_value_", "No clipping"]) {
    await page.locator(".lesson-code .segmented label", { hasText: variant }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download .py" }).click(),
    ]);
    const python = process.env.PYTHON ?? "/usr/bin/python3";
    const run = spawnSync(python, [await download.path()], { encoding: "utf8" });
    expect(run.stderr, variant).toBe("");
    const real = run.stdout.trimEnd().split("\n").map(numbersOf);
    expect(real).toHaveLength(100);
    await expect(async () => {
      const shown = ((await printed.textContent()) ?? "").split("\n").map(numbersOf);
      expect(shown).toHaveLength(100);
      for (const [step, figures] of shown.entries()) {
        // As printed they have six digits.
        for (const [k, figure] of figures.entries())
          expect(Math.abs(figure / (real[step]?.[k] || figure || 1) - 1)).toBeLessThan(1.1e-5);
      }
    }).toPass();
  }
});

/** Of "step 0  loss 0.959065  total norm 0.613825" the loss and what follows it. */
function numbersOf(line: string): readonly number[] {
  return [...line.replace(/^step \d+/, "").matchAll(/-?\d[\d.e+-]*/g)].map(([figure]) => Number(figure));
}

for (const [theme, language] of [
  ["light", "en"],
  ["dark", "zh"],
] as const) {
  test(`axe-core finds nothing in the lesson: ${theme}, ${language}`, {
    tag: theme === "light" ? [] : ["@full"],
  }, async ({ page }) => {
    test.setTimeout(120_000);
    for (const chapter of chapters) {
      await page.goto("about:blank");
      await page.goto(`./?lang=${language}&theme=${theme}${at(chapter)}`);
      await expect(page.locator(".lesson-figure :is(canvas, samp, .figure-waits)").first()).toBeVisible();
      expect(await violations(page), chapter).toEqual([]);
    }
  });
}

for (const language of ["en", "zh"] as const) {
  test(`no text is cut in the lesson: ${language}`, { tag: "@full" }, async ({ page }) => {
    for (const chapter of ["what", "why"]) {
      await page.goto(`./?lang=${language}${at(chapter)}`);
      await expect(page.locator(".lesson-figure :is(canvas, samp)").first()).toBeVisible();
      for (const width of [390, 768, 1024, 1440, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(400);
        expect.soft(await layoutFaults(page), `${chapter}, ${width} px`).toEqual([]);
      }
    }
  });
}
