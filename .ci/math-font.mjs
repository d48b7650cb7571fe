// The font of the lesson's formulas: without a table of mathematical layout fractions and roots are set badly, and few
// systems have such a font. Noto Sans Math has 270 kB; what the formulas need of it is cut out here.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const source = createRequire(import.meta.url).resolve(
  "@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2",
);
const cache = fileURLToPath(new URL("../node_modules/.cache/math-font/", import.meta.url));

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, k) => String.fromCodePoint(from + k)).join("");
/** ASCII, the italic Latin and Greek letters that single letters are drawn with, and what stands between them. */
const letters = `${range(0x20, 0x7e)}${range(0x1d434, 0x1d467)}ℎ${range(0x1d6e2, 0x1d71b)}${range(0x3b1, 0x3c9)}`;
const signs = "∂∇∑∏∫√∞−±×÷·⋅⋯…=≠≤≥≈←→‖∥|⟨⟩′ℒ𝖳";

/** The file's path; it is made when it is not there. */
export async function ensureMathFont() {
  const font = readFileSync(source);
  const name = createHash("sha256").update(font).update(letters).update(signs).digest("hex").slice(0, 16);
  const file = join(cache, `${name}.woff2`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(file, await subsetFont(font, letters + signs, { targetFormat: "woff2" }));
  }
  return file;
}
