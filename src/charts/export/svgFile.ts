import type { Picture } from "./picture.ts";
import { type SvgNode, svgNode, svgXml } from "./svgNode.ts";

/** What a picture says of its origin. */
export interface Provenance {
  readonly title: string;
  /** null: nothing was drawn by chance. */
  readonly seed: number | null;
  readonly version: string;
  /** Leads to the exact state. */
  readonly link: string;
}

/** A font of the page as it goes into the picture: its family, the characters that it has, and the file as a data: address. */
export interface EmbeddedFont {
  readonly family: string;
  readonly range: string;
  readonly address: string;
}

/** A picture as an SVG file, with its origin as metadata and its fonts within. */
export function svgFile(
  { width, height, nodes }: Picture,
  provenance: Provenance,
  fonts: readonly EmbeddedFont[],
): string {
  const { title, seed, version, link } = provenance;
  const root: SvgNode = svgNode(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, "xml:space": "preserve" },
    svgNode("title", {}, title),
    svgNode("desc", {}, `${seed === null ? "" : `Seed ${seed}, `}Exploding Gradients Lab ${version}, ${link}`),
    svgNode("metadata", {}, JSON.stringify(provenance)),
    svgNode("style", {}, [...fonts.map(fontFace), "text{font-variant-numeric:tabular-nums}"].join("\n")),
    ...nodes,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgXml(root)}\n`;
}

function fontFace({ family, range, address }: EmbeddedFont): string {
  return `@font-face{font-family:"${family}";font-weight:100 900;src:url("${address}") format("woff2");unicode-range:${range}}`;
}
