// npm run pictures: draws what public/ has as PNG: the icons, from icon.svg, and the picture that other sites show beside
// a link, from the page itself. They are committed; run it when the icon or the Lab's look has changed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { smallPng } from "./png.mjs";
import { ensureChromium, ensureDependencies, ensureSingleFile, root } from "./setup.mjs";

ensureDependencies();
const file = await ensureSingleFile();
const { chromium } = await import("@playwright/test");
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ["--no-sandbox", "--disable-gpu"] });
const icon = readFileSync(join(root, "public/icon.svg"), "utf8");
/** Systems cut a maskable icon to a shape of theirs: its ground goes to the edges, its drawing into the middle. */
const maskable = icon
  .replace(/<rect [^>]*>/, '<path fill="#15181e" d="M0 0h24v24H0z"/>')
  .replace("<g ", '<g transform="translate(3.6 3.6) scale(.7)" ');

async function drawIcon(svg, size, name) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: join(root, "public/icons", name), omitBackground: true });
  await page.close();
}

async function drawShare() {
  // 1200 by 630 points, large enough to be read in a list of links.
  const page = await browser.newPage({
    viewport: { width: 960, height: 504 },
    deviceScaleFactor: 1.25,
    locale: "en-US",
  });
  await page.goto(`${pathToFileURL(file)}?theme=dark#v=1&s=opening&step=40`);
  await page.locator(".status .whole", { hasText: /^Paused at step 40/ }).waitFor({ timeout: 120_000 });
  const picture = await page.screenshot();
  await page.goto("about:blank");
  writeFileSync(join(root, "public/share.png"), await smallPng(page, picture));
  await page.close();
}

mkdirSync(join(root, "public/icons"), { recursive: true });
await drawIcon(icon, 192, "192.png");
await drawIcon(icon, 512, "512.png");
await drawIcon(maskable, 512, "maskable.png");
await drawShare();
await browser.close();
