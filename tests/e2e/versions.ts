import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeServiceWorker } from "../../.ci/service-worker.mjs";

const built = fileURLToPath(new URL("../../dist/web/", import.meta.url));

/** A copy of the built page in a folder of its own; the folder's path. */
export function copyOfPage(): string {
  const folder = mkdtempSync(join(tmpdir(), "exploding-gradients-"));
  cpSync(built, folder, { recursive: true });
  return folder;
}

/**
 * Puts another version in its place, as a new build would: every file in assets/ has another name, the old names are
 * gone, and the page says data-version="2".
 */
export async function publishSecondVersion(folder: string): Promise<void> {
  const assets = join(folder, "assets");
  const names = readdirSync(assets);
  const renamed = (text: string) => names.reduce((all, name) => all.replaceAll(name, `second-${name}`), text);
  for (const name of names) {
    const file = join(assets, name);
    if (/\.(js|css)$/.test(name)) writeFileSync(file, renamed(readFileSync(file, "utf8")));
    renameSync(file, join(assets, `second-${name}`));
  }
  const page = join(folder, "index.html");
  writeFileSync(page, renamed(readFileSync(page, "utf8")).replace("<html", '<html data-version="2"'));
  await writeServiceWorker(folder);
}

export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });
