import { splitPowers } from "../text/numbers.ts";
import type { Palette, TextStyle } from "./palette.ts";

/** An exponent's size against the text that it stands in. */
export const RAISED = 0.74;

const BOLD: ReadonlySet<TextStyle> = new Set(["value", "strong", "end"]);
/** Rounding, hinting and tabular figures may make a text a little wider than it measures. */
const SLACK = 1.02;
const REMEMBERED = 500;

/** Measures texts on a canvas, so that labels can be placed before they are drawn; remembers what it measured. */
export interface TextWidths {
  width(text: string, style: TextStyle, palette: Palette): number;
}

export function textWidths(context: CanvasRenderingContext2D): TextWidths {
  const known = new Map<string, number>();
  let measuredWith: Palette | null = null;
  return {
    width(text, style, palette) {
      if (palette !== measuredWith || known.size > REMEMBERED) known.clear();
      measuredWith = palette;
      // Figures are tabular, so every digit is as wide as a 0: a counting badge is measured once.
      const key = `${style} ${text.replace(/\d/g, "0")}`;
      const width = known.get(key) ?? measure(context, text, style, palette);
      known.set(key, width);
      return width;
    },
  };
}

function measure(context: CanvasRenderingContext2D, text: string, style: TextStyle, palette: Palette): number {
  const weight = BOLD.has(style) ? 640 : 420;
  const size = palette.sizes[style];
  context.font = `${weight} ${size}px ${palette.fontFamily}`;
  const widths = splitPowers(text).map((run) => context.measureText(run.text).width * (run.raised ? RAISED : 1));
  return SLACK * widths.reduce((sum, width) => sum + width, 0);
}
