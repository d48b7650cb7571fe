import type { Page } from "@playwright/test";
import { en } from "../../src/text/en.ts";
import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

/** What stays in Latin letters in Chinese: names, symbols, keys, and the other language's own name. */
const LATIN = new Set(
  (
    "A B RNN LSTM GRU Enter I ReLU SGD Inf NaN float32 PyTorch BatchNorm LayerNorm tanh GELU SELU ELU SiLU Softplus Sigmoid Leaky Adam AdamW " +
    "RMSprop Adagrad Linear He Xavier fan_in fan_out L2 Nesterov AMSGrad Betas Epsilon Alpha MLP max English " +
    "Space Home End Shift Ctrl Esc PageUp PageDown F R Z L T σ_w σ w h act norm e inf n a"
  ).split(" "),
);

/** Every text, name and tooltip on the page, hidden ones included: an English word in any of them is left over. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest("script, noscript, style") === null) texts.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [aria-valuetext]")) {
      for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
    }
    return texts.flatMap((text) => text.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? []);
  });
}

const leftOver = async (page: Page) => [...new Set(await wordsOf(page))].filter((word) => !LATIN.has(word));

test("Chinese is whole: nothing of the page is left in English", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("?lang=zh#v=1&s=opening&step=-1");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveTitle("深层 ReLU 网络，增益 1.8 · 梯度爆炸实验室");
  await expect(lab.status("A")).toHaveText("就绪，第 0 步");
  for (const more of await page.getByRole("button", { name: "更多" }).all()) await more.press("Enter");
  expect(await leftOver(page), "before the first step").toEqual([]);
  await page.getByRole("button", { name: "播放", exact: true }).click();
  await page.locator(".speed label", { hasText: "最快" }).click();
  await expect(lab.status("A")).toHaveText(/^第 \d+ 步爆炸：.+变为 (Inf|NaN)$/, { timeout: 30_000 });
  expect(await leftOver(page), "after the explosion").toEqual([]);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await leftOver(page), "with the list of keys").toEqual([]);
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    window.location.hash = "#garbage";
  });
  await expect(lab.notices).toContainText("garbage");
  expect(
    (await leftOver(page)).filter((word) => word !== "garbage"),
    "with a notice",
  ).toEqual([]);
});

test("the language is chosen by the reader, the link or the browser, in that order of lateness", async ({
  page,
  browser,
  baseURL,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(`Deep ReLU network, gain 1.8 · ${en.app.name}`);
  await page.getByRole("button", { name: "中文" }).filter({ visible: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.reload();
  await expect(page.locator("html"), "it is remembered").toHaveAttribute("lang", "zh-CN");
  await lab.open("?lang=en");
  await expect(page.locator("html"), "a link wins").toHaveAttribute("lang", "en");
  const context = await browser.newContext({ locale: "zh-CN", ...(baseURL ? { baseURL } : {}) });
  const chinese = await context.newPage();
  await chinese.goto("./");
  await expect(chinese.locator("html"), "the browser's own").toHaveAttribute("lang", "zh-CN");
  await context.close();
});

test("both themes colour page and charts, and the choice is remembered", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=5");
  await expect(lab.status("A")).toHaveText("Paused at step 5");
  const look = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>(".hero canvas");
      return { page: getComputedStyle(document.body).backgroundColor, picture: canvas?.toDataURL() };
    });
  const light = await look();
  await page.getByRole("button", { name: "Switch to the dark theme" }).filter({ visible: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(async () => (await look()).picture, "the canvas is drawn again").not.toBe(light.picture);
  expect((await look()).page).not.toBe(light.page);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "Switch to the light theme" }).filter({ visible: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test.describe("a reader whose system is dark", () => {
  test.use({ colorScheme: "dark" });
  test("sees the dark theme from the first frame", async ({ page }) => {
    await new Lab(page).open();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
});

test.describe("a reader who wants less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  test("starts the run himself", async ({ page }) => {
    const lab = new Lab(page);
    await lab.open();
    await expect(lab.status("A")).toHaveText("Ready at step 0");
    await expect(lab.play).toBeVisible();
    await lab.play.click();
    await lab.reachStep(2);
  });
});
