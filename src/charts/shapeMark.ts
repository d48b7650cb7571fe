/** One shape of a chart's SVG; it touches the document only where an attribute changed. */
export interface ShapeMark {
  show(attributes: { readonly [name: string]: string | number }): void;
  hide(): void;
}

export function createShapeMark(
  parent: SVGElement,
  name: "path" | "rect" | "line" | "circle",
  classes: string,
): ShapeMark {
  const node = parent.ownerDocument.createElementNS("http://www.w3.org/2000/svg", name);
  node.setAttribute("class", classes);
  node.setAttribute("display", "none");
  parent.append(node);
  const shown = new Map<string, string>([["display", "none"]]);
  const set = (attribute: string, value: string) => {
    if (shown.get(attribute) === value) return;
    shown.set(attribute, value);
    node.setAttribute(attribute, value);
  };
  return {
    show(attributes) {
      for (const attribute in attributes) set(attribute, written(attributes[attribute] ?? ""));
      set("display", "inline");
    },
    hide: () => set("display", "none"),
  };
}

const written = (value: string | number) => (typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
