import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { aptInstall } from "../../.ci/setup.mjs";
import { encodeLessonLink } from "../../src/views/present/lessonLink.ts";
import { violations } from "./axe.ts";
import { expect, test } from "./page.ts";

const LEAST = 24;
const views = {
  lab: { address: "#v=1&s=opening&step=5", shown: ".present-lab .chart-value" },
  learn: { address: "#v=1&s=opening&view=learn&learn.chapter=why", shown: ".lesson-product .chart-tick" },
  cliff: { address: "#v=1&s=opening&view=cliff&cliff.at=20", shown: ".cliff-surface .chart-tick" },
  remedies: { address: "#v=1&s=opening&view=remedies", shown: ".remedy .chart-tick" },
  map: { address: "#v=1&s=opening&view=map&map.columns=5&map.rows=5", shown: ".map-figure .chart-tick" },
};

async function open(page: Page, { address, shown }: (typeof views)["lab"], query = "?present"): Promise<void> {
  await page.goto(`./${query}${address}`);
  await expect(page.locator(".present-bar")).toBeVisible();
  await expect(page.locator(shown).first()).toBeVisible({ timeout: 30_000 });
}

/** The texts on the page that are written smaller than a hall can read; those of a canvas are not among them. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: element, textContent } = texts.currentNode;
      const isShown = element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (!element || !isShown || !textContent?.trim() || element.closest(".visually-hidden, option")) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < least) found.push(`${size} px: ${textContent.trim().slice(0, 40)}`);
    }
    return found;
  }, LEAST);
}

const step = async (page: Page) => Number(await page.locator(".present-step b").textContent());

for (const [view, where] of Object.entries(views)) {
  for (const language of ["en", "zh"]) {
    const isQuick = view === "lab" && language === "en";
    test(`nothing is smaller than ${LEAST} px, and axe finds nothing: ${view}, ${language}`, {
      tag: isQuick ? [] : ["@full"],
    }, async ({ page }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await open(page, where, `?present&lang=${language}`);
      expect(await tooSmall(page)).toEqual([]);
      await page.keyboard.press("t");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 720 });
      expect(await tooSmall(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    });
  }
}

test("F presents and Esc leaves; a reload goes on presenting; a remote's keys go from step to step", async ({
  page,
}) => {
  await page.goto("./#v=1&s=opening&step=5");
  await expect(page.locator(".step-number b")).toHaveText("5");
  await page.keyboard.press("f");
  await expect(page.locator(".present-step b")).toHaveText("5");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(new URL(page.url()).search).toBe("?present");
  for (const [key, at] of [
    ["PageDown", 6],
    ["ArrowRight", 7],
    [".", 8],
    ["PageUp", 7],
    ["ArrowLeft", 6],
    ["Enter", 7],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => step(page), `after ${key}`).toBe(at);
  }
  await page.keyboard.press("b");
  await expect(page.locator(".present-blank")).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(page.locator(".present-blank")).toBeHidden();
  expect(await step(page)).toBe(7);
  await expect.poll(() => new URL(page.url()).hash).toContain("step=7");
  await page.reload();
  await expect(page.locator(".present-step b")).toHaveText("7");
  await page.keyboard.press("Escape");
  await expect(page.locator(".header")).toBeVisible();
  await expect(page.locator("html")).not.toHaveAttribute("data-scale", /./);
  expect(new URL(page.url()).search).toBe("");
});

test("a remote goes from section to section of the lesson", { tag: "@full" }, async ({ page }) => {
  await open(page, views.learn);
  const heading = page.locator(".chapter > section.active h3");
  const first = await heading.textContent();
  await page.keyboard.press("PageDown");
  await expect(heading).not.toHaveText(first ?? "");
  await expect(page.locator(".chapter > section:visible")).toHaveCount(1);
  await page.keyboard.press("PageUp");
  await expect(heading).toHaveText(first ?? "");
});

test("a lesson list is made, ordered, passed on as a link and presented", async ({ page }) => {
  await page.goto("./#v=1&s=too_deep");
  const openList = async () => {
    await page.getByRole("button", { name: "Present", exact: true }).click();
    await page.getByRole("button", { name: "Lesson list" }).click();
  };
  await openList();
  const dialog = page.getByRole("dialog", { name: "Lesson list" });
  await dialog.getByRole("button", { name: "Add this page" }).click();
  await dialog.getByLabel("Note to stop 1").fill("Count the layers.");
  await dialog.getByRole("button", { name: "Add this page" }).click();
  await dialog.getByLabel("Name of stop 2").fill("Again");
  await dialog.getByLabel("Name of stop 2").press("Alt+ArrowUp");
  await expect(dialog.getByLabel("Name of stop 1")).toHaveValue("Again");
  await expect(dialog.getByLabel("Name of stop 1")).toBeFocused();
  expect(await violations(page, "dialog")).toEqual([]);
  await dialog.getByRole("button", { name: "Present the list" }).click();
  await expect(page.locator(".present-note")).toContainText("1 / 2");
  await page.keyboard.press("PageDown");
  await expect(page.locator(".present-note")).toContainText("2 / 2");
  await expect(page.locator(".present-note p")).toHaveText("Count the layers.");
  await page.reload();
  await expect(page.locator(".present-note")).toContainText("2 / 2");
  expect(await tooSmall(page)).toEqual([]);
});

test("a list that comes by a link is shown at its first stop, and the reader's own list stays", async ({ page }) => {
  const stop = (link: string, name: string, note: string) => ({ link, name, note });
  const hash = encodeLessonLink({
    title: "Monday",
    stops: [stop("v=1&s=opening&step=5", "Start", "Look."), stop("v=1&s=opening&view=cliff", "Wall", "")],
  });
  await page.goto("./");
  await page.evaluate(() =>
    window.localStorage.setItem(
      "exploding-gradients-lab.lessons",
      JSON.stringify({ list: { title: "Mine", stops: [{ link: "v=1&s=opening", name: "Own", note: "" }] } }),
    ),
  );
  await page.goto(`./?x${hash}`);
  const dialog = page.getByRole("dialog", { name: "Lesson list" });
  await expect(dialog.getByLabel("Name of the list")).toHaveValue("Monday");
  await expect(dialog.getByLabel("Name of stop 2")).toHaveValue("Wall");
  await expect(page.locator(".step-number b")).toHaveText("5");
  await dialog.getByRole("button", { name: "Back to my list" }).click();
  await expect(dialog.getByLabel("Name of the list")).toHaveValue("Mine");
});

test("a list's link that was cut off is told in one sentence", async ({ page }) => {
  await page.goto("./?lang=zh#list=1.WyJNb25kYXkiLFtb");
  await expect(page.locator(".notices")).toHaveText(/无法读取该链接中的教学列表/);
  await expect(page.locator("section.lane")).toHaveCount(2);
});

test("the assignment hides the expected figures until the teacher asks for them", { tag: "@full" }, async ({
  page,
}) => {
  await page.goto("./#v=1&s=opening");
  await page.getByRole("button", { name: "Present", exact: true }).click();
  await page.getByRole("button", { name: "Assignment text" }).click();
  const text = page.getByLabel("Assignment, as Markdown");
  await expect(text).toHaveValue(/________/);
  await expect(text).not.toHaveValue(/×1\.25/);
  await page.getByLabel("With the expected figures, for the teacher").check();
  await expect(text).toHaveValue(/×1\.25/);
  expect(await violations(page, "dialog")).toEqual([]);
});

test("the QR code says the link, in both themes, as a reader of QR codes reads it", { tag: "@full" }, async ({
  page,
}) => {
  if (spawnSync("zbarimg", ["--version"]).error)
    aptInstall(["zbar-tools"], "This test reads QR codes with zbarimg. On Debian: apt-get install -y zbar-tools.");
  const folder = mkdtempSync(join(tmpdir(), "qr-"));
  try {
    for (const theme of ["dark", "light"]) {
      await open(page, views.lab, `?present&theme=${theme}`);
      await page.locator(".present-bar").hover();
      await page.getByRole("button", { name: "QR code of this page" }).click();
      const code = page.getByRole("img", { name: /^QR code of the link http/ });
      const picture = join(folder, `${theme}.png`);
      await code.screenshot({ path: picture });
      const link = execFileSync("zbarimg", ["-q", "--raw", picture], { encoding: "utf8" }).trim();
      expect(await code.getAttribute("aria-label")).toBe(`QR code of the link ${link}`);
      expect(link).toMatch(/#v=1&s=opening&step=5$/);
      expect(new URL(link).search).toBe(`?theme=${theme}`);
      expect(await tooSmall(page)).toEqual([]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a link that is too long for a QR code is told in a sentence", { tag: "@full" }, async ({ page }) => {
  const changes = Array.from({ length: 12 }, (_, k) => `b.t${40 + k}.optimizer.lr=0.00000${k + 1}`).join("&");
  await page.goto(`./#v=1&s=opening&${changes}`);
  await page.getByRole("button", { name: "Present", exact: true }).click();
  await page.getByRole("button", { name: "QR code" }).click();
  await expect(page.getByRole("dialog", { name: "QR code" })).toContainText(/too long for a QR code.*213 fit/);
  await expect(page.locator(".qr")).toHaveCount(0);
});
