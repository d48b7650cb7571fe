// What only a page that knows its own address can say: other sites want absolute addresses of the picture beside a link,
// and oEmbed wants one of the frame. `npm run build -- --address https://example.org/lab/` writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The size of the frame that oEmbed proposes, in pixels. */
const [WIDTH, HEIGHT] = [960, 640];
const NAME = "Exploding Gradients Lab";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** The folder's address, with its slash; throws a sentence where it is none. */
export function publicAddress(written) {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "")
    throw new Error(`--address ${written}: the page's folder is needed, https://example.org/lab/ for instance.`);
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

const frame = (address) =>
  `<iframe src="${escaped(address)}" width="${WIDTH}" height="${HEIGHT}" title="${NAME}" loading="lazy" ` +
  'allow="fullscreen; clipboard-write" style="border:0"></iframe>';

/** Writes the address into a built page's index.html, and oembed.json beside it. */
export function writePublicAddress(folder, address) {
  const page = join(folder, "index.html");
  const html = readFileSync(page, "utf8");
  const picture = 'property="og:image" content="./share.png"';
  if (!html.includes(picture)) throw new Error(`${page} names no picture to give an address to`);
  const own = [
    `<meta property="og:url" content="${escaped(address)}" />`,
    `<link rel="canonical" href="${escaped(address)}" />`,
    `<link rel="alternate" type="application/json+oembed" href="${escaped(address)}oembed.json" title="${NAME}" />`,
  ];
  writeFileSync(
    page,
    html
      .replace(picture, () => `property="og:image" content="${escaped(address)}share.png"`)
      .replace("</head>", () => `${own.map((tag) => `  ${tag}\n  `).join("")}</head>`),
  );
  const answer = {
    version: "1.0",
    type: "rich",
    title: NAME,
    provider_name: NAME,
    provider_url: address,
    width: WIDTH,
    height: HEIGHT,
    html: frame(address),
    thumbnail_url: `${address}share.png`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
  writeFileSync(join(folder, "oembed.json"), `${JSON.stringify(answer, null, 2)}\n`);
}
