import { type SvgNode, svgNode } from "./svgNode.ts";

/** What the style sheet says of a chart's labels and shapes, and what is meant where nothing is said. */
const STYLED = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-linejoin": "miter",
  "stroke-linecap": "butt",
  "stroke-dasharray": "none",
  "stroke-opacity": "1",
  opacity: "1",
  "paint-order": "normal",
} as const;
const WRITTEN = ["font-size", "font-weight"] as const;

/** The labels and shapes over a chart's canvas as they are shown now, their style written as attributes. */
export function overlayNodes(svg: SVGSVGElement): readonly SvgNode[] {
  return [...svg.children].flatMap(nodeOf);
}

function nodeOf(element: Element): readonly SvgNode[] {
  const style = getComputedStyle(element);
  if (style.display === "none") return [];
  const attributes: Record<string, string> = {};
  for (const { name, value } of element.attributes)
    if (name !== "class" && name !== "display") attributes[name] = value;
  for (const [name, otherwise] of Object.entries(STYLED)) {
    const value = style.getPropertyValue(name);
    if (value !== "" && value !== otherwise) attributes[name] = value.replace(/px$/, "");
    else delete attributes[name];
  }
  if (attributes.stroke === undefined) dropStroke(attributes);
  const isText = element.localName === "text" || element.localName === "tspan";
  if (isText) for (const name of WRITTEN) attributes[name] = style.getPropertyValue(name).replace(/px$/, "");
  return [svgNode(element.localName, attributes, ...contentOf(element))];
}

function dropStroke(attributes: Record<string, string>): void {
  for (const name of Object.keys(attributes)) if (name.startsWith("stroke-")) delete attributes[name];
}

function contentOf(element: Element): readonly (SvgNode | string)[] {
  return [...element.childNodes].flatMap((child): readonly (SvgNode | string)[] => {
    if (child.nodeType === Node.TEXT_NODE) return [child.textContent ?? ""];
    return child instanceof Element ? nodeOf(child) : [];
  });
}
