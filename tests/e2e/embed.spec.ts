import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { Host, hostPage, packageFile, STRANGE_HOST, serveAt } from "./host.ts";
import { expect, test } from "./page.ts";

test.use({ hosts: [STRANGE_HOST] });

/** Three layers of eight, clipped in lane B: hundreds of steps a second. */
const SMALL =
  "#v=1&lanes=2&model.depth=3&model.hidden_features=8&optimizer.name=sgd&optimizer.lr=0.01&b.clip.mode=norm&b.clip.max_norm=0.1";
const APP = "http://127.0.0.1:4789/";
const BELOW = "http://127.0.0.1:4790/a/b/";
const frameOf = (app: string, query = "", attributes = "") =>
  `<iframe src="${app}?embed${query}${SMALL.replaceAll("&", "&amp;")}" width="720" height="480" ${attributes}></iframe>`;

/** Where a frame may find itself: the host's address, what is in it, and what else is sent with both. */
const contexts = [
  { name: "of the same site", host: `${APP}host.html`, body: frameOf(APP), isolated: false },
  { name: "of another site", host: `${STRANGE_HOST}/host.html`, body: frameOf(APP), isolated: false },
  {
    name: "that is sandboxed and opaque",
    host: `${STRANGE_HOST}/host.html`,
    body: frameOf(APP, "", 'sandbox="allow-scripts"'),
    isolated: false,
  },
  { name: "in a cross-origin isolated page", host: `${STRANGE_HOST}/host.html`, body: frameOf(APP), isolated: true },
  { name: "below a path", host: `${STRANGE_HOST}/host.html`, body: frameOf(BELOW), isolated: false },
] as const;

const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

async function drive(page: Page): Promise<string> {
  const host = new Host(page);
  await host.heard("ready");
  // A run that goes on would be past the step before it is asked for.
  await host.ask({ type: "pause" });
  await host.ask({ type: "set", speed: "max" });
  await host.ask({ type: "subscribe", quantities: ["loss", "total_norm"], every: 50 });
  await host.ask({ type: "seek", step: 100 });
  expect(await host.heard("finished")).toMatchObject([{ step: 100, why: "goal" }]);
  // Its report may come behind the news that it is done.
  await expect.poll(async () => (await host.heard("step")).at(-1)?.step).toBe(100);
  const last = (await host.heard("step")).at(-1);
  expect(last?.lanes).toMatchObject([{ lane: "a", loss: expect.any(Number) }, { lane: "b" }]);
  const { playing, step: shown, lanes } = await host.state();
  expect({ playing, shown }).toEqual({ playing: false, shown: 100 });
  for (const { hash } of lanes) expect(hash).toMatch(/^[0-9a-f]{16}$/);
  return lanes.map(({ hash }) => hash).join();
}

/** In the first context that is tried the hash becomes known; it is the engine's, as in the commands. */
const hashes: Record<string, string> = {};

test.describe("a frame", () => {
  test.describe.configure({ mode: "serial" });
  for (const { name, host, body, isolated } of contexts) {
    test(`${name} reaches step 100`, async ({ page, context }) => {
      await serveAt(context, { [host]: { body: hostPage(body), ...(isolated && { headers: isolation }) } });
      if (isolated) {
        await context.route(/127\.0\.0\.1:4789\/\?embed/, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), ...isolation } });
        });
      }
      await page.goto(host);
      if (isolated) expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      hashes[name] = await drive(page);
    });
  }

  test("has the same parameters there in every context", () => {
    const [first] = Object.values(hashes);
    expect(hashes).toEqual(Object.fromEntries(contexts.map(({ name }) => [name, first])));
  });

  test.describe("of the single file, in a page that is a file", () => {
    test.use({ hosts: ["file:"] });

    test("has the same parameters, too", { tag: "@full" }, async ({ page, context }, testInfo) => {
      const [served] = contexts;
      await serveAt(context, { [served.host]: { body: hostPage(served.body) } });
      await page.goto(served.host);
      const hash = await drive(page);
      const single = pathToFileURL(join(import.meta.dirname, "../../dist/single/exploding-gradients.html")).href;
      const host = testInfo.outputPath("host.html");
      writeFileSync(host, hostPage(frameOf(single)));
      await page.goto(pathToFileURL(host).href);
      expect(await drive(page)).toBe(hash);
    });
  });
});

test("sets, forks, tells of clips once, and refuses what is no message", async ({ page, context }) => {
  await serveAt(context, { [`${STRANGE_HOST}/host.html`]: { body: hostPage(frameOf(APP, "&autoplay=0")) } });
  await page.goto(`${STRANGE_HOST}/host.html`);
  const host = new Host(page);
  await host.heard("ready");
  expect(await host.state()).toMatchObject({ playing: false, view: "lab" });
  await host.ask({ type: "seek", step: 40 });
  await host.heard("finished");
  expect(await host.heard("clipped")).toMatchObject([{ lane: "b" }]);
  const before = await host.state();
  for (const message of [{ egl: 1, type: "stop" }, { egl: 1, type: "seek", step: -1 }, "play", null]) {
    await host.send(message);
  }
  expect((await host.heard("error", 0, 4)).map(({ code }) => code)).toEqual([
    "unknown_type",
    "malformed",
    "malformed",
    "malformed",
  ]);
  expect(await host.state()).toEqual({ ...before, id: expect.any(Number) });
  const faster = { path: "optimizer.lr", value: 0.02, lane: "b" } as const;
  await host.ask({ type: "set", field: faster });
  await expect.poll(async () => (await host.state()).address).toContain("b.t41.optimizer.lr=0.02");
  await host.ask({ type: "fork", lane: "a", step: 20, patch: { "clip.mode": "norm", "clip.max_norm": 0.5 } });
  await expect.poll(async () => (await host.state()).address).toContain("a.t20.clip.max_norm=0.5");
  await host.ask({ type: "pause" });
  expect((await host.heard("clipped")).filter(({ lane }) => lane === "b")).toHaveLength(1);
});

test("speaks the language and opens the address that its host sets, and keeps neither", async ({ page, context }) => {
  await serveAt(context, { [`${APP}host.html`]: { body: hostPage(frameOf(APP, "&autoplay=0&lang=en")) } });
  await page.goto(`${APP}host.html`);
  const host = new Host(page);
  await host.heard("ready");
  const play = page.frameLocator("iframe").locator(".embed-link");
  await expect(play).toHaveText(/lab/i);
  await host.ask({ type: "set", language: "zh" });
  await expect(play).toHaveText(/实验室/);
  await host.ask({ type: "set", address: "#v=1&s=too_deep&lang=en" });
  await expect(play).toHaveText(/lab/i);
  const { address } = await host.state();
  expect(address).toContain("s=too_deep");
  for (const refused of ["#v=2&s=opening", "#v=1&s=opening&optimizer.lr=-1", "#list=x"]) {
    expect(await host.ask({ type: "set", address: refused })).toMatchObject({ type: "error", code: "refused" });
  }
  expect((await host.state()).address).toBe(address);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("other origins than those that are allowed are neither heard nor told", async ({ page, context }) => {
  const body = frameOf(APP, "&allow=https://course.example");
  await serveAt(context, { [`${STRANGE_HOST}/host.html`]: { body: hostPage(body) } });
  await page.goto(`${STRANGE_HOST}/host.html`);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator(".embed-step")).toBeVisible();
  await new Host(page).send({ egl: 1, type: "pause" });
  await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { messages: unknown[] }).messages)).toEqual([]);
});

test("asks for its height at most twice a change and never oscillates", async ({ page, context }) => {
  const obeys = `<script>addEventListener("message", ({ data }) => {
    if (data.type === "height") document.querySelector("iframe").style.height = data.height + "px"; });</script>`;
  const body = `<div style="width:720px">${frameOf(APP).replace('width="720"', 'width="100%"')}</div>${obeys}`;
  await serveAt(context, { [`${STRANGE_HOST}/host.html`]: { body: hostPage(body) } });
  await page.goto(`${STRANGE_HOST}/host.html`);
  const host = new Host(page);
  await host.heard("height");
  const heights = () =>
    page.evaluate(() =>
      (window as unknown as { messages: { type?: string; height: number }[] }).messages
        .filter(({ type }) => type === "height")
        .map(({ height }) => height),
    );
  let known = 0;
  for (const width of [720, 570, 559, 400, 561, 900, 300]) {
    await page.evaluate((w) => {
      const box = document.querySelector("div");
      if (box) box.style.width = `${w}px`;
    }, width);
    await page.waitForTimeout(600);
    const told = (await heights()).slice(known);
    expect(told.length, `messages at ${width} px`).toBeLessThanOrEqual(2);
    known += told.length;
    const { clientHeight, scrollHeight } = await page
      .frameLocator("iframe")
      .locator("html")
      .evaluate((root) => ({ clientHeight: root.clientHeight, scrollHeight: root.scrollHeight }));
    expect(scrollHeight, `no scrollbar at ${width} px`).toBe(clientHeight);
  }
  const canvas = await page.evaluate(
    () => (window as unknown as { messages: { subject?: string }[] }).messages.filter(({ subject }) => subject).length,
  );
  expect(canvas).toBe(known);
});

test("trains only while a quarter of it is seen", async ({ page, context }) => {
  const body = `<div style="height:2000px"></div>${frameOf(APP)}`;
  await serveAt(context, { [`${STRANGE_HOST}/host.html`]: { body: hostPage(body) } });
  await page.goto(`${STRANGE_HOST}/host.html`);
  const host = new Host(page);
  await host.heard("ready");
  await page.waitForTimeout(1000);
  expect(await host.state()).toMatchObject({ playing: true, head: 0 });
  await page.evaluate(() => scrollTo(0, 2000));
  await expect.poll(async () => (await host.state()).head).toBeGreaterThan(2);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(700);
  const { head } = await host.state();
  await page.waitForTimeout(700);
  expect((await host.state()).head).toBe(head);
});

test("shows every view without the bar, with the way to the full page, and axe finds nothing", async ({ page }) => {
  test.setTimeout(180_000);
  for (const lang of ["en", "zh"]) {
    for (const view of ["lab", "learn", "cliff", "remedies", "map"]) {
      await page.goto(`./?embed&lang=${lang}&knobs=optimizer.lr&autoplay=0${SMALL}&view=${view}`);
      const link = page.locator(".embed-link");
      await expect(link).toBeVisible();
      await expect(link).toHaveAttribute("target", "_blank");
      await expect(link).toHaveAttribute("href", /^\/\?lang=(en|zh)#v=1/);
      await expect(page.locator("main")).toBeVisible();
      await expect(page.locator(".header")).toHaveCount(0);
      if (view === "lab") await expect(page.locator(".embed-knobs .slider")).toBeVisible();
      expect(await violations(page), `${view} in ${lang}`).toEqual([]);
    }
  }
});

test("what cannot be used of its address is told in one sentence", async ({ page }) => {
  await page.goto(`./?embed&locked=2${SMALL}`);
  await expect(page.locator(".notices p")).toHaveText(
    "The frame’s address has locked=2, but locked takes 0 or 1; the default stands in for it.",
  );
});

test("the dialog shows the frame and gives its lines", async ({ page }) => {
  await page.goto(`./${SMALL}`);
  await page.getByRole("button", { name: "Embed", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Embed in a page" });
  await dialog.getByLabel("Numbers").check();
  await dialog.getByLabel("Learning rate").check();
  await dialog.locator("label", { hasText: "400 × 600" }).click();
  const frame = dialog.frameLocator("iframe");
  await expect(frame.locator(".readouts").first()).toBeVisible();
  await expect(frame.locator(".embed-knobs .slider")).toBeVisible();
  await expect(dialog.locator("code")).toContainText('width="400" height="600"');
  await dialog.locator("label", { hasText: "Script and element" }).click();
  await expect(dialog.locator("code")).toContainText('<script src="http://127.0.0.1:4789/embed.js"></script>');
  await expect(dialog.locator("code")).toContainText('knobs="optimizer.lr"');
  expect(await violations(page, ".embed-dialog")).toEqual([]);
});

const ELEMENT = `<exploding-gradients address="${SMALL.replaceAll("&", "&amp;")}"></exploding-gradients>`;
const DRIVEN = `<script>
  const lab = document.querySelector("exploding-gradients");
  window.finished = new Promise((resolve) => lab.on("finished", resolve));
  window.driven = (async () => {
    await lab.pause();
    await lab.set({ speed: "max" });
    await lab.seek(30);
    await window.finished;
    return lab.getState();
  })();
</script>`;

async function expectDriven(page: Page): Promise<void> {
  const state = await page.evaluate(() => (window as unknown as { driven: Promise<{ step: number }> }).driven);
  expect(state).toMatchObject({ step: 30, playing: false, lanes: [{ lane: "a" }, { lane: "b" }] });
}

test("a page of documents below a path drives it through embed.js", async ({ page, context }) => {
  const body = `<main><h1>Unit 3</h1><script src="embed.js"></script>${ELEMENT}${DRIVEN}</main>`;
  await serveAt(context, { [`${BELOW}docs.html`]: { body: hostPage(body) } });
  await page.goto(`${BELOW}docs.html`);
  await expectDriven(page);
  await expect(page.locator("exploding-gradients iframe")).toHaveCSS("height", /^4[5-9]\dpx$/);
});

test("a deck of reveal.js drives it through embed.js", { tag: "@full" }, async ({ page, context }) => {
  const body = `<link rel="stylesheet" href="reveal.css"><div class="reveal"><div class="slides">
    <section><h2>Depth</h2>${ELEMENT.replace(">", ' height="480">')}</section><section><h2>End</h2></section></div></div>
    <script src="reveal.js"></script><script src="${APP}embed.js"></script>
    <script>Reveal.initialize({ embedded: false, hash: false });</script>${DRIVEN}`;
  const file = (name: string) => packageFile(`reveal.js/dist/${name}`);
  await serveAt(context, {
    [`${STRANGE_HOST}/deck.html`]: { body: hostPage(body) },
    [`${STRANGE_HOST}/reveal.js`]: { body: file("reveal.js"), type: "text/javascript" },
    [`${STRANGE_HOST}/reveal.css`]: { body: file("reveal.css"), type: "text/css" },
  });
  await page.goto(`${STRANGE_HOST}/deck.html`);
  await expectDriven(page);
});

test("ten frames on a page all get on, and no more lanes train than there are processors", {
  tag: "@full",
}, async ({ page, context }) => {
  test.setTimeout(120_000);
  const one = `<iframe src="${APP}?embed&amp;panels=hero#v=1&amp;lanes=1&amp;model.depth=3&amp;model.hidden_features=8" width="270" height="320"></iframe>`;
  await serveAt(context, { [`${APP}host.html`]: { body: hostPage(one.repeat(10)) } });
  await page.goto(`${APP}host.html`);
  const host = new Host(page);
  const frames = Array.from({ length: 10 }, (_, k) => k);
  await Promise.all(frames.map((k) => host.heard("ready", k)));
  const held = () =>
    page.evaluate(async () => {
      const { held: locks = [] } = await navigator.locks.query();
      return {
        slots: locks.filter(({ name }) => /-\d+$/.test(name ?? "")).length,
        size: navigator.hardwareConcurrency,
      };
    });
  await expect
    .poll(
      async () => {
        const { slots, size } = await held();
        expect(slots).toBeLessThanOrEqual(size);
        const states = await Promise.all(frames.map((k) => host.state(k)));
        return Math.min(...states.map(({ head }) => head));
      },
      { timeout: 90_000 },
    )
    .toBeGreaterThan(2);
});

test("the example of a host drives its frame", async ({ page }) => {
  await page.goto("./embed-example.html");
  await page.getByRole("button", { name: "Play to step 40" }).click();
  const said = page.locator("#said");
  await expect(said).toContainText("Stopped at step 40.");
  await expect(said).toContainText(/Lane a: .* stopped being finite at step 2\d\./);
  await page.getByRole("button", { name: "Clip lane A" }).click();
  await expect(page.frameLocator("iframe").locator("[data-lane=a] h2")).toHaveText("Clipped at 10");
  expect(await violations(page)).toEqual([]);
});
