// What a command needs before it can run, installed or built only where it is missing or out of date.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

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
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Node.js ${process.versions.node} is too old: version 20.19 or newer is needed.`);
  }
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

/** Builds page and command line where a source is newer than what was built. */
export async function ensureBuild() {
  const sources = ["src", "public", "index.html", "vite.config.ts", "package-lock.json", ".ci"];
  const changed = Math.max(...sources.map((name) => newest(join(root, name))));
  const built = Math.min(
    modified(join(root, "dist/web/index.html")),
    modified(join(root, "dist/cli/exploding-gradients.js")),
  );
  if (built >= changed) return;
  console.error("Building …");
  const { buildAll } = await import("./build.mjs");
  await buildAll();
}

const chromiumPlaces = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const chromiumHere = () => chromiumPlaces.find((path) => path && existsSync(path));

function hasChineseFont() {
  const list = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return list.error ? process.platform !== "linux" : list.stdout.trim() !== "";
}

/** Installs Debian packages as root, or with sudo where it asks for no password. */
export function aptInstall(packages) {
  const asRoot = process.getuid?.() === 0;
  const prefix = asRoot ? [] : ["sudo", "-n"];
  const run = (...args) => {
    const [command, ...rest] = [...prefix, "apt-get", ...args];
    execFileSync(command, rest, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  };
  run("update", "-q");
  run("install", "-y", "-q", "--no-install-recommends", ...packages);
}

/** The path of a Chromium for the end-to-end tests; installs Debian's, and a Chinese font, where there is none. */
export function ensureChromium() {
  if (chromiumHere() && hasChineseFont()) return chromiumHere();
  const missing = [...(chromiumHere() ? [] : ["chromium"]), ...(hasChineseFont() ? [] : ["fonts-noto-cjk"])];
  const sentence =
    `The end-to-end tests need ${missing.join(" and ")}. On Debian or Ubuntu: apt-get install -y ${missing.join(" ")}. ` +
    "Elsewhere install Chromium or Chrome (and a Chinese font) and set CHROMIUM to the browser's path.";
  if (!existsSync("/usr/bin/apt-get")) giveUp(sentence);
  console.error(`Installing ${missing.join(" and ")} for the end-to-end tests …`);
  try {
    aptInstall(missing);
  } catch {
    giveUp(sentence);
  }
  return chromiumHere() ?? giveUp(sentence);
}
