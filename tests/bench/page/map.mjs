// The Map: 2,500 networks of up to 30 layers of 32, 20 steps each, and whether the page answers meanwhile.

const address = "#v=1&view=map&map.columns=100&map.rows=25&map.y_min=6&map.y_max=30&map.steps=20";
/** The page is asked for a frame so often that a long task shows as a gap, in milliseconds. */
const WAIT_MS = 180_000;

export async function measureMap(site) {
  const page = await site.page(address, watchFrames);
  await page.waitForFunction(
    () => /^2,500 of 2,500/.test(document.querySelector(".map-progress")?.textContent ?? ""),
    null,
    {
      timeout: WAIT_MS,
      polling: 250,
    },
  );
  const seconds = await page.evaluate(() =>
    Number(/(\d+) s$/.exec(document.querySelector(".map-progress").textContent)[1]),
  );
  const gaps = (await page.evaluate(() => globalThis.gaps)).sort((a, b) => a - b);
  await page.context().close();
  return { seconds, p98: gaps[Math.floor(gaps.length * 0.98)], longest: gaps.at(-1) };
}

/** Milliseconds between one frame and the next. */
function watchFrames() {
  globalThis.gaps = [];
  let last = performance.now();
  const look = (now) => {
    globalThis.gaps.push(now - last);
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
