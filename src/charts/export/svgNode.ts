/** An SVG element as plain data: it can be written as a file and put into a page, and tested without one. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string | number };
  readonly children: readonly (SvgNode | string)[];
}

const NAMESPACE = "http://www.w3.org/2000/svg";

export function svgNode(
  name: string,
  attributes: SvgNode["attributes"] = {},
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  return { name, attributes, children };
}

/** As XML; the root names the namespace. */
export function svgXml(root: SvgNode): string {
  return xml({ ...root, attributes: { xmlns: NAMESPACE, ...root.attributes } });
}

/** As an element of a page. */
export function svgElement(page: Document, { name, attributes, children }: SvgNode): SVGElement {
  const element = page.createElementNS(NAMESPACE, name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  element.append(...children.map((child) => (typeof child === "string" ? child : svgElement(page, child))));
  return element;
}

function xml({ name, attributes, children }: SvgNode): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const inner = children.map((child) => (typeof child === "string" ? escaped(child) : xml(child)));
  return `<${name}${written.join("")}${children.length > 0 ? `>${inner.join("")}</${name}>` : "/>"}`;
}

/** What XML 1.0 has no way to write, such as a NUL or half a surrogate pair, is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
