import { MAGNITUDE_STOPS } from "./magnitudes.ts";

/** Kinds of text in a chart; their sizes are in charts.css, by variant. */
export type TextStyle = "tick" | "note" | "value" | "strong" | "tip" | "end";

/** What a canvas needs of the style sheet, read once and again when the theme changes. Lengths in pixels. */
export interface Palette {
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly lineStrong: string;
  readonly line: string;
  readonly grid: string;
  readonly ceiling: string;
  readonly theory: string;
  /** The per-layer factor's. */
  readonly factor: string;
  readonly hover: string;
  readonly okSoft: string;
  readonly cellNone: string;
  readonly infBack: string;
  readonly infFront: string;
  readonly nanBack: string;
  readonly nanFront: string;
  /** The lane's own colour. */
  readonly lane: string;
  /** Those of lanes A and B, for what draws both. */
  readonly lanes: readonly [string, string];
  /** How the lane's lines are broken where colour cannot tell the lanes apart; empty: drawn through. */
  readonly laneDash: readonly number[];
  readonly magnitudes: readonly string[];
  readonly markCurrent: number;
  readonly markLine: number;
  readonly markTrail: number;
  readonly markTheory: number;
  readonly markLimit: number;
  readonly markGrid: number;
  readonly dotRadius: number;
  readonly fontFamily: string;
  readonly sizes: { readonly [S in TextStyle]: number };
}

/** `root`: the chart's own element, whose data-lane and data-variant choose among the values. */
export function readPalette(root: Element): Palette {
  const style = getComputedStyle(root);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const length = (name: string, otherwise: number) => Number.parseFloat(read(name)) || otherwise;
  return {
    surface: read("--surface"),
    ink: read("--ink"),
    ink2: read("--ink-2"),
    ink3: read("--ink-3"),
    lineStrong: read("--line-strong"),
    line: read("--line"),
    grid: read("--grid"),
    ceiling: read("--ceiling"),
    theory: read("--theory"),
    factor: read("--factor"),
    hover: read("--hover"),
    okSoft: read("--ok-soft"),
    cellNone: read("--cell-none"),
    infBack: read("--inf-bg"),
    infFront: read("--inf-fg"),
    nanBack: read("--nan-bg"),
    nanFront: read("--nan-fg"),
    lane: read("--chart-lane"),
    lanes: [read("--lane-a"), read("--lane-b")],
    laneDash: read("--chart-lane-dash")
      .split(/\s+/)
      .map(Number)
      .filter((part) => part > 0),
    magnitudes: MAGNITUDE_STOPS.map((_, stop) => read(`--mag-${stop}`)),
    markCurrent: length("--mark-current", 2.5),
    markLine: length("--mark-line", 1.75),
    markTrail: length("--mark-trail", 1.1),
    markTheory: length("--mark-theory", 1.5),
    markLimit: length("--mark-limit", 1.25),
    markGrid: length("--mark-grid", 1),
    dotRadius: length("--dot-r", 3),
    fontFamily: style.fontFamily || "sans-serif",
    sizes: {
      tick: length("--chart-tick", 11),
      note: length("--chart-note", 11),
      value: length("--chart-value", 14),
      strong: length("--chart-strong", 13),
      tip: length("--chart-tip", 10.5),
      end: length("--chart-end", 12),
    },
  };
}
