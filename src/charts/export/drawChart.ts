import type { Chart } from "../chart.ts";
import { type Palette, readPalette } from "../palette.ts";
import { paintOn } from "../surface.ts";
import { overlayNodes } from "./overlay.ts";
import type { Size } from "./size.ts";
import { recordSvg } from "./svgContext.ts";
import type { SvgNode } from "./svgNode.ts";

/** A chart that can be drawn once more: its factory, and what it shows at this moment. */
export interface Drawable<Data = unknown> {
  readonly create: (host: HTMLElement) => Chart<Data>;
  readonly data: () => Data;
}

export type Theme = "light" | "dark";

export interface DrawnChart extends Size {
  readonly nodes: readonly SvgNode[];
  readonly palette: Palette;
}

/**
 * Draws a chart as SVG, at any size and in either theme, whatever the page shows. `id`: begins the names of what the
 * picture defines, unlike those of other pictures in the same document.
 */
export function drawChart({ create, data }: Drawable, { width, height }: Size, theme: Theme, id: string): DrawnChart {
  const studio = document.createElement("div");
  studio.className = "chart-studio";
  studio.dataset.theme = theme;
  document.body.append(studio);
  const recording = recordSvg(id, { measuring: measuringContext(), addressOf });
  paintOn(studio, recording);
  const chart = create(studio);
  try {
    chart.resize(width, height);
    chart.draw(data());
    const root = studio.querySelector(".chart");
    const overlay = root?.querySelector("svg");
    if (!root || !overlay) throw new Error("A chart without a stage cannot be drawn as SVG.");
    return { width, height, palette: readPalette(root), nodes: [...recording.nodes(), ...overlayNodes(overlay)] };
  } finally {
    chart.destroy();
    studio.remove();
  }
}

/** A canvas's context to measure texts with. */
export function measuringContext(): CanvasRenderingContext2D {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("This browser gives no 2D canvas.");
  return context;
}

/** Programs that smooth every image blur no more than a fraction of a cell that has so many pixels. */
const CRISP_RATIO = 6;

function addressOf(image: CanvasImageSource, crisp: Size | null): string {
  if (!(image instanceof HTMLCanvasElement)) throw new TypeError("Charts draw no image but a canvas.");
  return (crisp === null ? image : enlarged(image, crisp)).toDataURL("image/png");
}

/** By whole factors, so that every cell keeps its edges. */
function enlarged(image: HTMLCanvasElement, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = image.width * Math.max(1, Math.ceil((CRISP_RATIO * width) / image.width));
  canvas.height = image.height * Math.max(1, Math.ceil((CRISP_RATIO * height) / image.height));
  const context = canvas.getContext("2d");
  if (!context) return image;
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
