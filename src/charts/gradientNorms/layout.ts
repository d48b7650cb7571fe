import type { Box } from "../labels.ts";
import { type LayerAxis, layerAxis } from "../layerAxis.ts";
import { FLOAT32_MAX_LOG, type LogScale, logScale } from "../logScale.ts";
import { plotBox, SIDES } from "../margins.ts";
import type { Variant } from "../stage.ts";

/** log10 at the ends of the scale that lanes share. */
export const SHARED_DOMAIN = [-8.5, 42.5] as const;

/** Pixels above and below the plot. */
const MARGINS = {
  full: { top: 6, bottom: 34 },
  compact: { top: 8, bottom: 33 },
  present: { top: 10, bottom: 80 },
} as const;

/** Pixels between two numbers of the y axis, and of the x axis, at scale 1. */
const ROOM_Y = 26;
const ROOM_X = { full: 36, compact: 76, present: 36 } as const;
const DECADES = [1, 2, 5, 10, 20, 50];

export interface HeroLayout {
  readonly plot: Box;
  /** Sizes of marks against those of the lab. */
  readonly scale: number;
  readonly layers: LayerAxis;
  readonly y: LogScale;
  /** Where values that are Inf or NaN stand. */
  readonly strip: Box;
  /** Whether the strip begins at the float32 ceiling, or only above the largest number of a fitted scale. */
  readonly ceiling: boolean;
  /** Where values below the scale and exact zeros stand. */
  readonly lowerStrip: Box;
}

/** `points`: layers and the output; `hidden`: how many of them carry a number; `domain`: of a fitted scale, null: the shared one. */
export function heroLayout(
  width: number,
  height: number,
  variant: Variant,
  points: number,
  hidden: number,
  domain: readonly [number, number] | null,
): HeroLayout {
  const { scale } = SIDES[variant];
  const margin = MARGINS[variant];
  const plot = plotBox(width, height, variant, margin.top, margin.bottom);
  const bottom = plot.y + plot.height;
  const room = ROOM_Y * scale;
  const fitTop = plot.y + Math.min(16 * scale, plot.height / 8);
  const y = domain
    ? logScale(domain, fitTop, bottom, DECADES, room)
    : logScale(SHARED_DOMAIN, plot.y, bottom, [10, 20], room, FLOAT32_MAX_LOG);
  const ceiling = !domain || domain[1] >= FLOAT32_MAX_LOG;
  const stripBottom = domain ? fitTop : y.y(FLOAT32_MAX_LOG);
  const low = 8 * scale;
  return {
    plot,
    scale,
    layers: layerAxis(points, hidden, plot.x, plot.x + plot.width, ROOM_X[variant] * scale),
    y,
    strip: { ...plot, height: stripBottom - plot.y },
    ceiling,
    lowerStrip: { ...plot, y: bottom - low, height: low },
  };
}
