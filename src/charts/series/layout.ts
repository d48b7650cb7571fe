import type { Box } from "../labels.ts";
import { type LogScale, logScale } from "../logScale.ts";
import { plotBox, SIDES } from "../margins.ts";
import type { Palette } from "../palette.ts";
import { type StepAxis, stepAxis } from "../stepAxis.ts";
import type { StepView } from "../stepView.ts";

export interface SeriesLayout {
  readonly plot: Box;
  readonly steps: StepAxis;
  readonly y: LogScale;
  readonly scale: number;
}

/** `domain`: log10 at the ends; `decades`: between two grid lines, to choose from; `axis`: steps are numbered below. */
export function seriesLayout(
  size: { readonly width: number; readonly height: number },
  { variant, window }: StepView,
  palette: Palette,
  domain: readonly [number, number],
  decades: readonly number[],
  axis: boolean,
): SeriesLayout {
  const { scale } = SIDES[variant];
  const tick = palette.sizes.tick;
  const plot = plotBox(size.width, size.height, variant, 6 * scale, axis ? tick * 1.35 + 7 * scale : 4);
  const bottom = plot.y + plot.height;
  return {
    plot,
    scale,
    steps: stepAxis(window, plot.x, plot.x + plot.width, 7 * tick),
    y: logScale(domain, plot.y, bottom, decades, tick * 1.1, domain[1] - 0.5),
  };
}
