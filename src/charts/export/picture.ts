import { splitPowers } from "../../text/numbers.ts";
import type { Palette } from "../palette.ts";
import { dyOf } from "../textMark.ts";
import { RAISED } from "../textWidths.ts";
import type { DrawnChart } from "./drawChart.ts";
import type { Size } from "./size.ts";
import { type SvgNode, svgNode } from "./svgNode.ts";
import { written } from "./svgPath.ts";
import { wrapped } from "./wrapped.ts";

/** The words around a chart, so that it stands alone in slides. */
export interface PictureWords {
  readonly title: string;
  /** "A: No clipping"; null: the chart is of no lane. */
  readonly lane: string | null;
  /** What the axes show; null: the chart says so itself. */
  readonly axes: { readonly x: string | null; readonly y: string | null };
  readonly caption: string;
  /** Where it comes from: seed and version. */
  readonly source: string;
}

/** The colours' meaning: a chart of its own, or words along the colour map. */
export type PictureKey = DrawnChart | readonly string[] | null;

/** A picture's marks, and its size. */
export interface Picture extends Size {
  readonly nodes: readonly SvgNode[];
}

const PADDING = 20;
const TITLE = { size: 16, weight: 640 } as const;
const LANE = { size: 13, weight: 640 } as const;
const AXIS = { size: 11, weight: 420 } as const;
const CAPTION = { size: 12, weight: 420 } as const;
const SOURCE = { size: 10, weight: 420 } as const;
const BAR = { width: 272, height: 9 } as const;

interface Style {
  readonly size: number;
  readonly weight: number;
}
type Measure = (text: string, style: Style) => number;

/** A chart with its title, its lane, the names of its axes, a caption and where it comes from. */
export function pictureOf(
  chart: DrawnChart,
  key: PictureKey,
  words: PictureWords,
  measuring: Pick<CanvasRenderingContext2D, "font" | "measureText">,
): Picture {
  const { palette } = chart;
  const measure: Measure = (text, { size, weight }) => {
    measuring.font = `${weight} ${size}px ${palette.fontFamily}`;
    return measuring.measureText(text).width;
  };
  const sheet = createSheet(chart.width + 2 * PADDING);
  const keyWidth = key === null ? 0 : "nodes" in key ? key.width : BAR.width;
  const titleRoom = keyWidth > 0 && keyWidth < chart.width / 2 ? chart.width - keyWidth - 16 : chart.width;
  for (const line of wrapped(words.title, titleRoom, (text) => measure(text, TITLE))) {
    sheet.text(line, TITLE, palette.ink);
  }
  const keyNodes = key === null ? [] : keyOf(key, palette);
  if (keyWidth > 0) sheet.key(keyNodes, keyWidth, titleRoom < chart.width);
  if (words.lane !== null) sheet.text(words.lane, LANE, palette.lane);
  if (words.axes.y !== null) sheet.text(words.axes.y, AXIS, palette.ink2);
  sheet.chart(chart);
  if (words.axes.x !== null) sheet.text(words.axes.x, AXIS, palette.ink2, "end");
  sheet.gap(6);
  for (const line of wrapped(words.caption, chart.width, (text) => measure(text, CAPTION))) {
    sheet.text(line, CAPTION, palette.ink2);
  }
  sheet.text(words.source, SOURCE, palette.ink3);
  return sheet.picture(palette);
}

/** Lines from top to bottom. */
function createSheet(width: number) {
  const nodes: SvgNode[] = [];
  let y = PADDING;
  return {
    text(text: string, { size, weight }: Style, fill: string, anchor: "start" | "end" = "start") {
      y += Math.round(size * 1.4);
      const x = anchor === "start" ? PADDING : width - PADDING;
      const place = { x, y: y - Math.round(size * 0.35), "text-anchor": anchor };
      nodes.push(svgNode("text", { ...place, fill, "font-size": size, "font-weight": weight }, ...runsOf(text, size)));
    },
    /** Beside the title, or on a line of its own. */
    key(key: readonly SvgNode[], keyWidth: number, beside: boolean) {
      const top = beside ? PADDING : y + 4;
      const left = beside ? width - PADDING - keyWidth : PADDING;
      nodes.push(svgNode("g", { transform: `translate(${written(left)} ${written(top)})` }, ...key));
      y = Math.max(y, top + 27);
    },
    chart({ nodes: marks, width: w, height }: DrawnChart) {
      y += 4;
      const frame = { x: PADDING, y, width: w, height, viewBox: `0 0 ${written(w)} ${written(height)}` };
      nodes.push(svgNode("svg", frame, ...marks));
      y += height + 2;
    },
    gap(height: number) {
      y += height;
    },
    picture({ surface, fontFamily }: Palette): Picture {
      const height = Math.ceil(y + PADDING);
      const paper = svgNode("rect", { width, height, fill: surface });
      return { width, height, nodes: [paper, svgNode("g", { "font-family": fontFamily }, ...nodes)] };
    },
  };
}

/** Powers of ten get raised exponents, as in the chart. */
function runsOf(text: string, size: number): readonly SvgNode[] {
  const runs = splitPowers(text);
  return runs.map((run, i) => {
    const dy = dyOf(run, runs[i - 1]);
    const raised = run.raised ? { "font-size": written(size * RAISED) } : {};
    return svgNode("tspan", { ...(dy !== null && { dy }), ...raised }, run.text);
  });
}

function keyOf(key: DrawnChart | readonly string[], palette: Palette): readonly SvgNode[] {
  if ("nodes" in key) return key.nodes;
  const each = BAR.width / palette.magnitudes.length;
  const colours = palette.magnitudes.map((fill, k) =>
    svgNode("rect", { x: written(k * each), y: 1, width: written(each + 0.1), height: BAR.height, fill }),
  );
  const last = key.length - 1;
  const words = key.map((word, k) => {
    const anchor = k === 0 ? "start" : k === last ? "end" : "middle";
    const place = { x: written((k / Math.max(1, last)) * BAR.width), y: BAR.height + 14, "text-anchor": anchor };
    return svgNode("text", { ...place, fill: palette.ink3, "font-size": AXIS.size }, ...runsOf(word, AXIS.size));
  });
  return [...colours, ...words];
}
