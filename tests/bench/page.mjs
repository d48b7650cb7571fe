// npm run bench:page: how smooth the built page stays, in Chromium over the DevTools protocol. Prints a section of
// docs/BENCHMARKS.md and puts it there; with --quick neither waits long nor writes.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { ensureChromium, ensureDependencies, root } from "../../.ci/setup.mjs";

ensureDependencies();
const { build } = await import("vite");
const { openSite } = await import("./page/site.mjs");
const { measureStreaming } = await import("./page/streaming.mjs");
const { measureInteractions } = await import("./page/interactions.mjs");
const { measureFirstMark } = await import("./page/firstMark.mjs");
const { measureHistory } = await import("./page/history.mjs");
const { measureLongRun } = await import("./page/longRun.mjs");
const { measureMap } = await import("./page/map.mjs");
const { pageReport } = await import("./page/report.mjs");

const quick = process.argv.includes("--quick");
await build({ root, logLevel: "warn" });
const site = await openSite(ensureChromium());
const tell = (what, measured) => {
  console.error(what, JSON.stringify(measured));
  return measured;
};

const measured = {
  firstMark: tell("first mark", await measureFirstMark(site, quick ? 3 : 9)),
  twoLanes: tell("two lanes", await measureStreaming(site, { lanes: 2, ms: quick ? 4000 : 15_000 })),
  fourLanes: tell("four lanes", await measureStreaming(site, { lanes: 4, ms: quick ? 4000 : 15_000 })),
  interactions: tell("interactions", await measureInteractions(site, { throttle: 1, count: quick ? 20 : 120 })),
  throttled: tell("4x throttled", await measureInteractions(site, { throttle: 4, count: quick ? 20 : 120 })),
  history: tell("history", await measureHistory(quick ? 20_000 : 1_000_000)),
  map: tell("map", await measureMap(site)),
  longRun: tell("long run", await measureLongRun(site, quick ? 3000 : 100_000)),
};
await site.close();

const section = pageReport(measured, {
  date: new Date().toISOString().slice(0, 10),
  version: site.version,
  load: loadavg()[0],
  processors: cpus().length,
});
console.log(section);
if (!quick) {
  const fragment = join(import.meta.dirname, "page.md");
  const document = join(root, "docs/BENCHMARKS.md");
  const text = readFileSync(document, "utf8");
  const before = readFileSync(fragment, "utf8");
  writeFileSync(document, text.includes(before) ? text.replace(before, () => section) : `${text}\n${section}`);
  writeFileSync(fragment, section);
}
