import type { Surface, Tile } from "../surface.ts";
import type { Size } from "./size.ts";
import { type SvgNode, svgNode } from "./svgNode.ts";
import { createSvgPath, written } from "./svgPath.ts";

/** A canvas's context that writes SVG: painters draw on it as on a canvas. */
export interface Recording extends Surface {
  /** What was drawn so far: definitions, then the marks in their order. */
  nodes(): readonly SvgNode[];
}

/** What cannot be recorded without a browser. */
export interface Surroundings {
  /** Measures texts with the font set on it. */
  readonly measuring: Pick<CanvasRenderingContext2D, "font" | "measureText">;
  /** An image as a data: address; `crisp`: with so many pixels that it stays crisp wherever it is smoothed, to be shown at this size. */
  readonly addressOf: (image: CanvasImageSource, crisp: Size | null) => string;
}

/** Images are recorded with so many pixels to a CSS pixel, whatever the screen has. */
const RATIO = 2;

/** A paint that is defined once and named by those who use it. */
interface Defined {
  readonly id: string;
}
interface Style {
  fillStyle: string | Defined;
  strokeStyle: string | Defined;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  imageSmoothingEnabled: boolean;
  font: string;
  dash: readonly number[];
}
const START: Style = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  globalAlpha: 1,
  imageSmoothingEnabled: true,
  font: "10px sans-serif",
  dash: [],
};

/** `id`: begins the names of what is defined, so that several pictures can stand in one document. */
export function recordSvg(id: string, surroundings: Surroundings): Recording {
  const definitions: SvgNode[] = [];
  const define = (name: string, attributes: SvgNode["attributes"], children: readonly SvgNode[]): Defined => {
    const defined = { id: `${id}-${definitions.length}` };
    definitions.push({ name, attributes: { id: defined.id, ...attributes }, children });
    return defined;
  };
  const { context, marks } = createContext(define, surroundings);
  return {
    // The painters are written for the whole of a canvas's context, and use what is here.
    context: context as unknown as CanvasRenderingContext2D,
    ratio: RATIO,
    tile({ size, degrees }: Tile, draw) {
      const square = createContext(define, surroundings);
      draw(square.context as unknown as CanvasRenderingContext2D);
      const attributes = {
        width: size,
        height: size,
        patternUnits: "userSpaceOnUse",
        patternTransform: `rotate(${degrees})`,
      };
      return define("pattern", attributes, square.marks()) as unknown as CanvasPattern;
    },
    nodes: () => [...(definitions.length > 0 ? [svgNode("defs", {}, ...definitions)] : []), ...marks()],
  };
}

type Define = (name: string, attributes: SvgNode["attributes"], children: readonly SvgNode[]) => Defined;

/** Marks, and the clip that holds for them. */
interface Group {
  readonly clip: string | null;
  readonly marks: (SvgNode | Group)[];
}

function createContext(define: Define, { measuring, addressOf }: Surroundings) {
  const root: Group = { clip: null, marks: [] };
  let group = root;
  const saved: { readonly style: Style; readonly group: Group }[] = [];
  const path = createSvgPath();
  const add = (name: string, ...attributes: readonly SvgNode["attributes"][]) =>
    group.marks.push(svgNode(name, Object.assign({}, ...attributes)));

  const context = {
    ...START,
    ...path,
    save: () => void saved.push({ style: styleOf(context), group }),
    restore() {
      const last = saved.pop();
      if (last === undefined) return;
      Object.assign(context, last.style);
      group = last.group;
    },
    clip() {
      const { id } = define("clipPath", {}, [svgNode("path", { d: path.data() })]);
      const inner: Group = { clip: id, marks: [] };
      group.marks.push(inner);
      group = inner;
    },
    fill: () => path.data() !== "" && add("path", { d: path.data() }, filled(context)),
    stroke: () => path.data() !== "" && add("path", { d: path.data() }, stroked(context)),
    fillRect: (...at: Box) => at.every(Number.isFinite) && add("rect", boxOf(...at), filled(context)),
    /** As a path: a canvas draws a rectangle without width as a line, SVG leaves it out. */
    strokeRect(...at: Box) {
      const outline = createSvgPath();
      outline.rect(...at);
      if (outline.data() !== "") add("path", { d: outline.data() }, stroked(context));
    },
    /** The whole picture: charts clear no part of it. */
    clearRect() {
      root.marks.length = 0;
      group = root;
    },
    /** It says how many pixels a CSS pixel has: SVG has none. */
    setTransform: () => {},
    setLineDash(dash: readonly number[]) {
      context.dash = dash;
    },
    drawImage(image: CanvasImageSource, ...at: Box) {
      const box = boxOf(...at);
      const isCrisp = !context.imageSmoothingEnabled;
      const crisp = isCrisp ? { "image-rendering": "pixelated" } : {};
      const { globalAlpha: opacity } = context;
      const fit = { href: addressOf(image, isCrisp ? box : null), preserveAspectRatio: "none" };
      add("image", fit, box, crisp, opacity < 1 ? { opacity } : {});
    },
    createLinearGradient(x1: number, y1: number, x2: number, y2: number) {
      const stops: SvgNode[] = [];
      const gradient = define("linearGradient", { gradientUnits: "userSpaceOnUse", x1, y1, x2, y2 }, stops);
      // The definition keeps the list that the stops are added to.
      const addColorStop = (offset: number, colour: string) =>
        void stops.push(svgNode("stop", { offset, "stop-color": colour }));
      return { ...gradient, addColorStop };
    },
    measureText(text: string) {
      measuring.font = context.font;
      return measuring.measureText(text);
    },
  };
  return { context, marks: () => root.marks.map(nodeOf) };
}

type Box = readonly [x: number, y: number, width: number, height: number];

const boxOf = (...[x, y, width, height]: Box) => ({
  x: written(Math.min(x, x + width)),
  y: written(Math.min(y, y + height)),
  width: written(Math.abs(width)),
  height: written(Math.abs(height)),
});

const styleOf = (style: Style): Style =>
  Object.fromEntries(Object.keys(START).map((key) => [key, style[key as keyof Style]])) as unknown as Style;

const paintOf = (paint: string | Defined) => (typeof paint === "string" ? paint : `url(#${paint.id})`);

function filled({ fillStyle, globalAlpha }: Style): SvgNode["attributes"] {
  return { fill: paintOf(fillStyle), ...(globalAlpha < 1 && { "fill-opacity": globalAlpha }) };
}

function stroked({ strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha, dash }: Style): SvgNode["attributes"] {
  return {
    fill: "none",
    stroke: paintOf(strokeStyle),
    "stroke-width": written(lineWidth),
    ...(lineCap !== START.lineCap && { "stroke-linecap": lineCap }),
    ...(lineJoin !== START.lineJoin && { "stroke-linejoin": lineJoin }),
    ...(dash.length > 0 && { "stroke-dasharray": dash.join(" ") }),
    ...(globalAlpha < 1 && { "stroke-opacity": globalAlpha }),
  };
}

function nodeOf(mark: SvgNode | Group): SvgNode {
  if ("name" in mark) return mark;
  return svgNode("g", { "clip-path": `url(#${mark.clip})` }, ...mark.marks.map(nodeOf));
}
