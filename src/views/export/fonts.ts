import greek from "@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?url";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { EmbeddedFont } from "../../charts/export/svgFile.ts";

const family = "Inter Variable";
/** The page's own font files, which it has fetched already; the ranges are those of fonts.css that charts need. */
const files = [
  { url: latin, range: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+2212,U+2215" },
  { url: greek, range: "U+0370-03FF" },
];

/** The Latin and Greek letters of the page for a picture. Where they cannot be read, as from file:, a picture goes without. */
export async function embeddedFonts(): Promise<readonly EmbeddedFont[]> {
  const read = files.map(async ({ url, range }) => ({ family, range, address: await dataAddress(url) }));
  return Promise.all(read).catch(() => []);
}

async function dataAddress(url: string): Promise<string> {
  if (url.startsWith("data:")) return url;
  const file = await fetch(url).then((answer) => answer.blob());
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([file], { type: "font/woff2" }));
  });
}
