import { Lab } from "./lab.ts";
import { expect, test } from "./page.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Presses Share once the address holds `part`, and returns what was copied. */
async function copied(lab: Lab, part: string): Promise<string> {
  await expect.poll(() => lab.hash()).toContain(part);
  await lab.page.getByRole("button", { name: "Share" }).click();
  await expect(lab.page.getByText("Link copied")).toBeVisible();
  return await lab.page.evaluate(() => navigator.clipboard.readText());
}

test("a copied address shows the same step with the same numbers", async ({ page, context }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.showMore("data");
  await lab.type("Seed", "7");
  await lab.setSpeed("16×");
  await lab.reachStep(30);
  await lab.pause.click();
  await lab.show(23);
  const address = await copied(lab, "step=23");
  const figures = await lab.figures();

  const copy = new Lab(await context.newPage());
  await copy.page.goto(address);
  await expect.poll(() => copy.step()).toBe(23);
  await expect(copy.play).toBeVisible();
  expect(await copy.figures()).toEqual(figures);
  await copy.showMore("data");
  await expect(copy.control("Seed")).toHaveValue("7");
});

test("a live change of the learning rate leaves a mark, reaches the address and replays to the same numbers", async ({
  page,
  context,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.reachStep(2);
  await lab.type("Learning rate, value", "2e-5");
  const changed = lab.marks.filter({ hasText: "setting changed" });
  await expect(changed).not.toHaveCount(0);
  await expect.poll(() => lab.hash()).toMatch(/&a\.t\d+\.optimizer\.lr=0\.00002&b\.t\d+\.optimizer\.lr=0\.00002/);
  const step = Math.max(...[...(await lab.hash()).matchAll(/\.t(\d+)\./g)].map(([, at]) => Number(at)));
  expect(step, "the lanes went on").toBeGreaterThanOrEqual(3);
  await lab.setSpeed("16×");
  await lab.reachStep(step + 12);
  await lab.pause.click();
  await lab.show(step + 10);
  const address = await copied(lab, `step=${step + 10}`);
  const figures = await lab.figures();

  const copy = new Lab(await context.newPage());
  await copy.page.goto(address);
  await expect.poll(() => copy.step()).toBe(step + 10);
  await expect(copy.play).toBeVisible();
  expect(await copy.figures()).toEqual(figures);
  await expect(copy.marks.filter({ hasText: "setting changed" })).toHaveCount(await changed.count());

  const without = new Lab(await context.newPage());
  await without.open(`#v=1&s=opening&step=${step + 10}`);
  await expect.poll(() => without.step()).toBe(step + 10);
  expect(await without.readouts("B"), "the change makes a difference").not.toEqual(await copy.readouts("B"));
});

test("the Back button returns to the scenario before", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const name = page.locator(".scenario-name");
  await expect(name).toHaveText("Deep ReLU network, gain 1.8");
  await lab.chooseScenario("Too deep");
  await expect(name).toHaveText("Too deep");
  await expect.poll(() => lab.hash()).toBe("#v=1&s=too_deep");
  await lab.type("Depth, lane A, value", "30");
  await expect.poll(() => lab.hash()).toContain("model.depth=30");
  await page.goBack();
  await expect(name).toHaveText("Deep ReLU network, gain 1.8");
  await expect(lab.control("Depth, value")).toHaveValue("20");
  await expect.poll(() => lab.hash(), "the address is written").toBe("#v=1&s=opening");
  await page.goForward();
  await expect(lab.control("Depth, lane A, value"), "edits replace the entry").toHaveValue("30");
});

test("where the browser forbids copying, the link is shown", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&step=2");
  await expect(lab.status("A")).toHaveText("Paused at step 2");
  await lab.control("Activation").selectOption({ label: "tanh" });
  await page.getByRole("button", { name: "Share" }).click();
  const link = page.getByRole("dialog", { name: "Share" }).getByRole("textbox");
  await expect(link).toBeVisible();
  expect(new URL(await link.inputValue()).hash).toBe("#v=1&s=opening&model.activation=tanh");
});

const malformed: Readonly<Record<string, { readonly hash: string; readonly notice: RegExp }>> = {
  garbage: { hash: "#garbage", notice: /garbage/ },
  prototype: { hash: "#v=1&__proto__=1&constructor.prototype.depth=2&b.__proto__.x=1", notice: /__proto__/ },
  "a number beyond all bounds": { hash: "#v=1&s=opening&optimizer.lr=1e309", notice: /optimizer\.lr/ },
  "not a number": {
    hash: "#v=1&s=opening&optimizer.lr=NaN&model.depth=Infinity",
    notice: /optimizer\.lr, model\.depth/,
  },
  "a negative depth": { hash: "#v=1&s=opening&model.depth=-3", notice: /model\.depth/ },
  "percent garbage": { hash: "#v=1&s=opening&model.activation=%E0%A4%A&%=%", notice: /model\.activation/ },
  "an encoded lone surrogate": { hash: "#v=1&s=opening&model.activation=%ED%A0%80", notice: /model\.activation/ },
  "a lone surrogate": { hash: "#v=1&s=opening&\ud800=\udfff", notice: /ignored/ },
  "an unknown scenario": { hash: "#v=1&s=nothing", notice: /: s\./ },
  "another version": { hash: "#v=99&s=opening", notice: /could not be read/ },
  "a step beyond all bounds": { hash: "#v=1&s=opening&step=99999999999", notice: /step/ },
  markup: { hash: "#v=1&s=opening&<img src=x onerror=alert(1)>=1", notice: /img/ },
  "a megabyte": { hash: `#v=1&s=opening&${"x".repeat(2 ** 20)}`, notice: /could not be read/ },
};

test("malformed addresses give a notice and a page that trains", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#garbage");
  await lab.setSpeed("16×");
  for (const [name, { hash, notice }] of Object.entries(malformed)) {
    await page.evaluate((next) => {
      window.location.hash = next;
    }, hash);
    await expect(lab.notices, name).toHaveText(notice);
    await expect(lab.status("B"), name).toHaveText(/^Training/);
    await expect(page.locator(".crash"), name).toHaveCount(0);
  }
  await lab.notices.getByRole("button", { name: "Dismiss" }).click();
  await expect(lab.notices).toHaveCount(0);
});

test("a link to a network that needs too much memory says so in its lanes", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open("#v=1&s=opening&model.depth=100&model.hidden_features=512&data.batch_size=1024");
  for (const letter of ["A", "B"] as const) {
    await expect(lab.status(letter)).toHaveText(/^Training stopped: it needs \d+ MB of memory, \d+ MB are allowed$/);
  }
});

test("a page that is opened with a megabyte of garbage trains", async ({ page }) => {
  const lab = new Lab(page);
  await lab.open(`#${"%E0%A4%A&__proto__=1e309&".repeat(42_000)}`);
  await expect(lab.notices).toHaveText(/could not be read/);
  await lab.reachStep(1);
  await expect(lab.status("A")).toHaveText(/^Training/);
});

test("the app works in a subfolder", async ({ page, subfolder }) => {
  const lab = new Lab(page);
  await page.goto(`${subfolder}#v=1&s=opening&step=3`);
  await expect(lab.status("B")).toHaveText("Paused at step 3");
  expect(
    await page.evaluate(() =>
      document.fonts.ready.then((fonts) => [...fonts].some(({ status }) => status === "loaded")),
    ),
  ).toBe(true);
  await lab.play.click();
  await lab.reachStep(6);
  expect(page.url()).toMatch(new RegExp(`^${subfolder}#v=1`));
});
