// npm run build:single: the whole page as one HTML file, dist/single/exploding-gradients.html. It asks for nothing, so
// that it opens from a USB stick (file://), from a mail or in a learning platform. The program is compressed in it: as
// plain text it would be twice as large.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { singleFilePolicy } from "./csp.mjs";
import { ensureDependencies, root } from "./setup.mjs";

export const singleFile = join(root, "dist/single/exploding-gradients.html");
/** Bytes that the file may have. */
const LIMIT = 1_000_000;

/** The page's own configuration, but that nothing is loaded later. */
async function configuration() {
  const { loadConfigFromFile, mergeConfig } = await import("vite");
  const file = join(root, "vite.config.ts");
  const { config } = await loadConfigFromFile({ command: "build", mode: "production" }, file, root);
  // What names scripts in index.html in advance has none to name here.
  const plugins = config.plugins.flat().filter(({ name }) => name !== "preload-page");
  const build = {
    write: false,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: false } },
  };
  return mergeConfig({ ...config, plugins }, { root, configFile: false, publicDir: false, logLevel: "warn", build });
}

/** What Vite makes of the page when it is one script and one style. */
async function bundle() {
  const { build } = await import("vite");
  const [{ output }] = [await build(await configuration())].flat();
  const one = (kind, ending) => {
    const found = output.filter(({ type, fileName }) => type === kind && fileName.endsWith(ending));
    if (found.length !== 1) throw new Error(`one ${ending} was expected in the single file, not ${found.length}`);
    return String(found[0].code ?? found[0].source);
  };
  const fonts = output.filter(({ fileName }) => fileName.endsWith(".woff2"));
  return { html: one("asset", ".html"), script: one("chunk", ".js"), style: one("asset", ".css"), fonts };
}

/** Every character that the program can write: ASCII and those of its strings, escaped or not. */
function charactersOf(script) {
  const escaped = [...script.matchAll(/\\u\{?([0-9a-fA-F]{4,6})\}?/g)].map(([, code]) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, k) => String.fromCodePoint(0x20 + k));
  return [...new Set([...script, ...escaped, ...ascii])].filter((character) => character >= " ").join("");
}

const dataUri = (type, bytes) => `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;

/** The weights that tokens.css has lie between these. */
const options = { targetFormat: "woff2", variationAxes: { wght: { min: 400, max: 700 } } };

/** A font cut down to what is ever written; that of the formulas is made for them already. */
async function cut({ originalFileNames, source }, characters) {
  if (!originalFileNames.some((name) => name.includes("@fontsource"))) return source;
  const { default: subsetFont } = await import("subset-font");
  return await subsetFont(Buffer.from(source), characters, options);
}

/** The style with its fonts in it. */
async function withFonts(style, fonts, characters) {
  let whole = style;
  for (const asset of fonts) {
    const { fileName } = asset;
    const font = await cut(asset, characters);
    const address = new RegExp(`url\\([^)]*${basename(fileName).replace(/[.\\$]/g, "\\$&")}[^)]*\\)`, "g");
    if (!address.test(whole)) throw new Error(`no rule of the style names ${fileName}`);
    whole = whole.replace(address, () => `url(${dataUri("font/woff2", font)})`);
  }
  return whole;
}

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page without what it would ask a server for. */
function assemble({ html, script, style, packed, unpack, icon }) {
  const policy = singleFilePolicy({ scripts: [hashOf(unpack), hashOf(script)], styles: [hashOf(style)] });
  return html
    .replace(/\s*<script type="module"[^>]*><\/script>/, "")
    .replace(/\s*<link\b[^>]*>/g, "")
    .replace(/\s*<meta (?:property="og:(?:url|image)|name="twitter:)[^>]*>/g, "")
    .replace(
      /(<meta charset[^>]*>)/,
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    .replace(
      "</head>",
      () => `  <link rel="icon" type="image/svg+xml" href="${icon}" />\n    <style>${style}</style>\n  </head>`,
    )
    .replace(
      "</body>",
      () => `  <script type="text/plain" id="program">${packed}</script>\n    <script>${unpack}</script>\n  </body>`,
    );
}

/** The file's text; the same bytes for the same sources. */
export async function singleFileText() {
  const { gzipSync } = await import("fflate");
  const { html, script, style: bare, fonts } = await bundle();
  const style = await withFonts(bare, fonts, charactersOf(script));
  const packed = Buffer.from(gzipSync(Buffer.from(script), { level: 9, mtime: 0 })).toString("base64");
  const unpack = readFileSync(join(root, ".ci/unpack.js"), "utf8");
  const icon = dataUri("image/svg+xml", readFileSync(join(root, "public/icon.svg")));
  const text = assemble({ html, script, style, packed, unpack, icon });
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMIT) throw new Error(`the single file has ${bytes} bytes, ${LIMIT} are allowed`);
  return text;
}

export async function buildSingleFile() {
  const text = await singleFileText();
  mkdirSync(dirname(singleFile), { recursive: true });
  writeFileSync(singleFile, text);
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  ensureDependencies();
  await buildSingleFile();
}
