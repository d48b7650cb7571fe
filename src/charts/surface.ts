/** What a chart paints its dense marks on: the page's canvas, or what takes the canvas's place to record them. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  /** Pixels to a CSS pixel; null: as many as the screen has. */
  readonly ratio: number | null;
  /** A square as a pattern that goes on in all directions; null where the browser makes none. */
  tile(square: Tile, draw: (tile: CanvasRenderingContext2D) => void): CanvasPattern | null;
}

/** The square of a pattern: its side in CSS pixels, by how much it is turned, and the pixels to a CSS pixel. */
export interface Tile {
  readonly size: number;
  readonly degrees: number;
  readonly ratio: number;
}

const substitutes = new WeakMap<Element, Surface>();

/** The next chart that is made in `host` paints on `surface` in place of a canvas. */
export function paintOn(host: Element, surface: Surface): void {
  substitutes.set(host, surface);
}

export function surfaceOf(host: Element, canvas: HTMLCanvasElement): Surface {
  return substitutes.get(host) ?? canvasSurface(canvas);
}

function canvasSurface(canvas: HTMLCanvasElement): Surface {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gives no 2D canvas.");
  return {
    context,
    ratio: null,
    tile({ size, degrees, ratio }, draw) {
      const square = canvas.ownerDocument.createElement("canvas");
      const pixels = Math.max(1, Math.round(size * ratio));
      square.width = pixels;
      square.height = pixels;
      const tile = square.getContext("2d");
      if (!tile) return null;
      tile.scale(pixels / size, pixels / size);
      draw(tile);
      const pattern = context.createPattern(square, "repeat");
      pattern?.setTransform(new DOMMatrix().rotate(degrees).scale(size / pixels));
      return pattern;
    },
  };
}
