// What a command needs before it can run, installed or built only where it is missing or out of date.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Something that a command needs is not there; the message is one sentence that says what to do. */
export class Missing extends Error {}

/** Ends the command with one sentence for the reader and no stack. */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function ensureDependencies() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!fits)
    giveUp(`Node.js ${process.versions.node} does not do: 20.19, 22.13, 24 or a newer one of these lines is needed.`);
  const installed = modified(join(root, "node_modules/.package-lock.json"));
  if (installed >= modified(join(root, "package-lock.json"))) return;
  console.error("Installing the packages of package-lock.json …");
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) giveUp("npm ci failed: see its lines above. The npm registry must be reachable for the first run.");
}

/** Whether a source is newer than the oldest of these files, given from the root. */
function isStale(...built) {
  const sources = ["src", "public", "index.html", "vite.config.ts", "package-lock.json", ".ci"];
  const changed = Math.max(...sources.map((name) => newest(join(root, name))));
  return Math.min(...built.map((name) => modified(join(root, name)))) < changed;
}

/** Builds page and command line where a source is newer than what was built. */
export async function ensureBuild() {
  if (!isStale("dist/web/index.html", "dist/cli/exploding-gradients.js")) return;
  console.error("Building …");
  const { buildPage, buildCommandLine } = await import("./build.mjs");
  await buildPage();
  await buildCommandLine(join(root, "dist/cli"));
}

/** Builds the single file where a source is newer; its path. */
export async function ensureSingleFile() {
  const { buildSingleFile, singleFile } = await import("./single-file.mjs");
  if (isStale("dist/single/exploding-gradients.html")) await buildSingleFile();
  return singleFile;
}

const chromiumPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** A file of that name may be a stub that only says where to get the browser: ask it for its version. */
const starts = (path) =>
  existsSync(path) && (process.platform === "win32" || spawnSync(path, ["--version"]).status === 0);

function chromiumHere() {
  const chosen = process.env.CHROMIUM;
  if (!chosen) return chromiumPlaces.find(starts);
  if (!starts(chosen))
    throw new Missing(`CHROMIUM=${chosen} cannot be started: give the path of a Chromium or Chrome.`);
  return chosen;
}

function hasChineseFont() {
  const list = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return list.error ? process.platform !== "linux" : list.stdout.trim() !== "";
}

function runApt(...args) {
  const [command, ...rest] = [...(process.getuid?.() === 0 ? [] : ["sudo", "-n"]), "apt-get", ...args];
  execFileSync(command, rest, { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}

/** Installs Debian packages as root, or with sudo where it asks for no password; throws Missing(`sentence`) where it cannot. */
export function aptInstall(packages, sentence) {
  if (!existsSync("/usr/bin/apt-get")) throw new Missing(sentence);
  console.error(`Installing ${packages.join(" and ")} …`);
  try {
    runApt("update", "-q");
    runApt("install", "-y", "-q", "--no-install-recommends", ...packages);
  } catch {
    throw new Missing(sentence);
  }
}

/** The path of a Chromium for the end-to-end tests; installs Debian's, and a Chinese font, where there is none. */
export function ensureChromium() {
  const missing = [...(chromiumHere() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk"])];
  const sentence =
    `The end-to-end tests need ${missing.join(" and ")}. On Debian: apt-get install -y ${missing.join(" ")}. ` +
    "Elsewhere install Chromium or Chrome and a Chinese font, and set CHROMIUM to the browser's path.";
  if (missing.length > 0) aptInstall(missing, sentence);
  const found = chromiumHere();
  if (!found) throw new Missing(sentence);
  return found;
}

const nginxHere = () =>
  [process.env.NGINX, "/usr/sbin/nginx", "/usr/local/bin/nginx"].find((path) => path && existsSync(path));

/** The path of nginx, for the test of the configuration in docs/HOSTING.md; installs Debian's where there is none. */
export function ensureNginx() {
  const sentence =
    "The test of docs/HOSTING.md needs nginx. On Debian: apt-get install -y nginx. " +
    "Elsewhere install it and set NGINX to its path.";
  if (!nginxHere()) aptInstall(["nginx"], sentence);
  const found = nginxHere();
  if (!found) throw new Missing(sentence);
  return found;
}
