import { type Palette, readPalette } from "./palette.ts";
import { type Surface, surfaceOf } from "./surface.ts";

/** How large a chart is meant to be read: in the lab, on a phone or in a small frame, from the last row of a hall. */
export type Variant = "full" | "compact" | "present";

/** What every chart's data say about its looks. */
export interface Look {
  readonly variant: Variant;
  /** Lane index from 0: the first two have colours of their own. */
  readonly lane: number;
  /** Whatever names the colours in force: when it changes, the style sheet is read again. */
  readonly theme: string;
}

/** A canvas under an SVG of the same size, and the palette that both use. */
export interface Stage {
  readonly context: CanvasRenderingContext2D;
  readonly tile: Surface["tile"];
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
  resize(width: number, height: number): void;
  /** Whether anything differs from the last time it was asked: the data, the size, the fonts, the screen. */
  changed(data: Look, version: number): boolean;
  /** The cleared canvas, in CSS pixels. */
  paint(): CanvasRenderingContext2D;
  destroy(): void;
}

export function createStage(host: HTMLElement): Stage {
  const { ownerDocument: page } = host;
  const root = page.createElement("div");
  const canvas = page.createElement("canvas");
  const svg = page.createElementNS("http://www.w3.org/2000/svg", "svg");
  const { context, tile, ratio: ownRatio } = surfaceOf(host, canvas);
  root.className = "chart";
  svg.setAttribute("aria-hidden", "true");
  root.append(canvas, svg);
  host.append(root);

  let size = { width: 0, height: 0, ratio: 1 };
  let palette: Palette | null = null;
  let shown: Look | null = null;
  let shownVersion = -1;
  let stale = true;
  /** A new palette: what was measured with the font that stood in does not count any more. */
  const onFonts = () => {
    palette = null;
    stale = true;
  };
  page.fonts?.addEventListener("loadingdone", onFonts);

  function resize(width: number, height: number): void {
    const ratio = ownRatio ?? (page.defaultView?.devicePixelRatio || 1);
    if (size.width === width && size.height === height && size.ratio === ratio) return;
    size = { width, height, ratio };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    svg.setAttribute("width", String(width));
    svg.setAttribute("height", String(height));
    stale = true;
  }

  function restyle(look: Look): void {
    if (palette && shown?.theme === look.theme && shown.variant === look.variant && shown.lane === look.lane) return;
    root.dataset.variant = look.variant;
    root.dataset.lane = String(look.lane);
    palette = readPalette(root);
  }

  return {
    context,
    tile,
    svg,
    get width() {
      return size.width;
    },
    get height() {
      return size.height;
    },
    get ratio() {
      return size.ratio;
    },
    get palette() {
      palette ??= readPalette(root);
      return palette;
    },
    resize,
    changed(data, version) {
      resize(size.width, size.height);
      const same = !stale && shownVersion === version && shown !== null && shallowEqual(shown, data);
      if (same || size.width < 1 || size.height < 1) return false;
      restyle(data);
      [shown, shownVersion, stale] = [data, version, false];
      return true;
    },
    paint() {
      context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      return context;
    },
    destroy() {
      page.fonts?.removeEventListener("loadingdone", onFonts);
      root.remove();
    },
  };
}

function shallowEqual<T extends object>(a: T, b: T): boolean {
  if (a === b) return true;
  for (const key in a) if (a[key] !== b[key]) return false;
  for (const key in b) if (!(key in a)) return false;
  return true;
}
