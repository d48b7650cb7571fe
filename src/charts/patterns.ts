import type { Palette } from "./palette.ts";
import type { Stage } from "./stage.ts";

/** What fills a place where a value is not finite: stripes for Inf, crosses for NaN. */
export interface NonfinitePatterns {
  readonly inf: CanvasPattern;
  readonly nan: CanvasPattern;
}

/** Pixels of a tile. */
const TILE = 5;

/** Makes the patterns anew only when the colours or the screen's resolution changed; null where the browser makes none. */
export interface PatternSource {
  get(): NonfinitePatterns | null;
}

export function createPatternSource(stage: Stage): PatternSource {
  let made: NonfinitePatterns | null = null;
  let madeWith: readonly [Palette, number] | null = null;
  return {
    get() {
      const { palette, ratio } = stage;
      if (madeWith?.[0] !== palette || madeWith[1] !== ratio) {
        made = nonfinitePatterns(stage);
        madeWith = [palette, ratio];
      }
      return made;
    },
  };
}

/** The tiles are drawn at the screen's resolution. */
function nonfinitePatterns({ palette, ratio, tile }: Stage): NonfinitePatterns | null {
  const inf = tile({ size: TILE, degrees: 45, ratio }, (square) => drawStripe(square, palette));
  const nan = tile({ size: TILE, degrees: 0, ratio }, (square) => drawCross(square, palette));
  return inf && nan ? { inf, nan } : null;
}

function drawStripe(tile: CanvasRenderingContext2D, { infBack, infFront }: Palette): void {
  tile.fillStyle = infBack;
  tile.fillRect(0, 0, TILE, TILE);
  tile.fillStyle = infFront;
  tile.fillRect(0, 0, 2, TILE);
}

function drawCross(tile: CanvasRenderingContext2D, { nanBack, nanFront }: Palette): void {
  tile.fillStyle = nanBack;
  tile.fillRect(0, 0, TILE, TILE);
  tile.strokeStyle = nanFront;
  tile.lineWidth = 1.1;
  tile.beginPath();
  tile.moveTo(0.6, 0.6);
  tile.lineTo(4.4, 4.4);
  tile.moveTo(4.4, 0.6);
  tile.lineTo(0.6, 4.4);
  tile.stroke();
}

/** Diagonal hatching of a strip, 7 pixels apart: where a scale has no numbers. */
export function hatch(
  context: CanvasRenderingContext2D,
  colour: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.strokeStyle = colour;
  context.globalAlpha = 0.5;
  context.lineWidth = 1.2;
  context.beginPath();
  for (let x = box.x - box.height; x < box.x + box.width; x += 7 * Math.SQRT2) {
    context.moveTo(x, box.y + box.height);
    context.lineTo(x + box.height, box.y);
  }
  context.stroke();
  context.restore();
}

/** A small framed square that stands for a value which is Inf or NaN, around (x, y). */
export function nonfiniteSquare(
  context: CanvasRenderingContext2D,
  fill: CanvasPattern,
  frame: string,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  context.fillStyle = fill;
  context.strokeStyle = frame;
  context.lineWidth = 0.75;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, box.height / 4);
  context.fill();
  context.stroke();
}
