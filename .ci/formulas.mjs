// Files of the lesson's formulas in TeX, *.tex, as trees of MathML: the page has no typesetter, and a tree becomes React
// elements where a string of HTML may not be set. What temml would style in place has a class instead.
import { readFile } from "node:fs/promises";
import temml from "temml";

function tree(node) {
  if (typeof node.text === "string") return node.text;
  // A fragment has children alone.
  if (node.type === undefined) return node.children.map(tree);
  const classes = (node.classes ?? []).filter(Boolean);
  const attributes = { ...node.attributes };
  return {
    tag: node.type,
    ...(classes.length > 0 && { className: classes.join(" ") }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    children: node.children.flatMap(tree),
  };
}

export const formulaTree = (tex) => tree(temml.__renderToMathMLTree(tex.trim(), { displayMode: true, trust: true }));

/** Vite plugin for serving, building and testing alike. */
export function formulas() {
  return {
    name: "formulas",
    enforce: "pre",
    async load(source) {
      if (!source.endsWith(".tex")) return undefined;
      return { code: `export default ${JSON.stringify(formulaTree(await readFile(source, "utf8")))};`, map: null };
    },
  };
}
