// The service worker of a built page: src/worker/offline.ts with the list of what it keeps in front.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWorker } from "./worker-source.mjs";

const entry = fileURLToPath(new URL("../src/worker/offline.ts", import.meta.url));
const name = "service-worker.js";
/** What a server or another site reads, and no page. */
const notForPages = new Set([name, "_headers", "share.png", "oembed.json"]);

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join("/"))
    .filter((file) => !notForPages.has(file))
    .sort();
}

/** Writes service-worker.js into a built page's folder; the same files give the same bytes. */
export async function writeServiceWorker(folder) {
  const files = filesOf(folder);
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  // Some hosts redirect index.html to its folder, and a redirected answer opens no page: it is kept under the folder.
  const kept = files.map((file) => (file === "index.html" ? "" : file));
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const named = files.filter((file) => file.startsWith("assets/") && page.includes(file));
  const build = { version: hash.digest("hex").slice(0, 16), files: kept, named };
  const { code } = await buildWorker(entry);
  writeFileSync(join(folder, name), `const build=${JSON.stringify(build)};\n${code}`);
}
