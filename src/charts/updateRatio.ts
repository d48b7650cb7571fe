import type { History } from "../runs/history.ts";
import type { Chart } from "./chart.ts";
import { decimate, pixelColumns } from "./decimate.ts";
import { type Box, placeLabels } from "./labels.ts";
import { createPatternSource } from "./patterns.ts";
import { createSeriesFrame } from "./series/frame.ts";
import { type SeriesLayout, seriesLayout } from "./series/layout.ts";
import {
  exits,
  fillBand,
  inPlot,
  nonfiniteStretches,
  paintBelow,
  paintExits,
  paintGrid,
  paintNonfinite,
  strokeSeries,
} from "./series/paint.ts";
import { createRatios } from "./series/ratios.ts";
import { createStage } from "./stage.ts";
import type { StepView } from "./stepView.ts";
import { createTextMark } from "./textMark.ts";
import { textWidths } from "./textWidths.ts";

export interface UpdateRatioData extends StepView {
  readonly history: History | null;
  /** The linked layer from 1: its own line is added; null: none. */
  readonly hoverLayer: number | null;
  readonly words: UpdateRatioWords;
}

interface UpdateRatioWords {
  readonly healthy: string;
  /** "step 0" */
  readonly stepZero: string;
}

/** How large each update is against the weights: the median layer, and the band from the smallest to the largest. */
export interface UpdateRatio extends Chart<UpdateRatioData> {
  /** The step under a pointer, `x` in pixels from the chart's left edge. */
  stepAt(x: number): number | null;
}

const DOMAIN = [-6.5, 1.5] as const;
/** log10 of the ratios at which training usually goes well. */
const HEALTHY = [-4, -2] as const;

export function createUpdateRatio(host: HTMLElement): UpdateRatio {
  const stage = createStage(host);
  const widths = textWidths(stage.context);
  const patterns = createPatternSource(stage);
  const frame = createSeriesFrame(stage, widths);
  const healthy = createTextMark(stage.svg, "chart-note chart-halo chart-healthy");
  const ratios = createRatios();
  const median = pixelColumns();
  const band = pixelColumns();
  const layer = pixelColumns();
  let layout: SeriesLayout | null = null;

  function read({ history, until, hoverLayer }: UpdateRatioData, { steps }: SeriesLayout): void {
    for (const columns of [median, band, layer]) columns.count = 0;
    if (!ratios.read(history, until) || !history) return;
    decimate(ratios.median(history, steps), median);
    decimate(ratios.band(history, steps), band);
    const linked = hoverLayer === null ? null : ratios.layer(history, steps, hoverLayer);
    if (linked) decimate(linked, layer);
  }

  function paint(drawn: SeriesLayout): void {
    const context = stage.paint();
    const { palette } = stage;
    const { plot, y, scale } = drawn;
    context.fillStyle = palette.okSoft;
    context.fillRect(plot.x, y.y(HEALTHY[1]), plot.width, y.y(HEALTHY[0]) - y.y(HEALTHY[1]));
    paintGrid(context, palette, drawn);
    inPlot(context, drawn, () => {
      context.fillStyle = palette.lane;
      context.globalAlpha = 0.18;
      fillBand(context, band, drawn);
      context.globalAlpha = 1;
      context.lineJoin = "round";
      context.strokeStyle = palette.ink;
      context.lineWidth = 1.25 * scale;
      strokeSeries(context, layer, drawn);
      // Over the linked layer's line: where both are one, the colour says whose chart it is.
      context.strokeStyle = palette.lane;
      context.lineWidth = palette.markLine;
      context.setLineDash(palette.laneDash as number[]);
      strokeSeries(context, median, drawn);
      context.setLineDash([]);
    });
    const filled = patterns.get();
    if (filled) paintNonfinite(context, palette, filled, drawn, nonfiniteStretches(median));
    paintExits(context, palette, drawn, exits(median, drawn));
    paintBelow(context, palette, drawn, median);
  }

  /** At the right end of the zone, or at its left end where the line runs through the right one. Returns where it stands. */
  function nameZone(text: string, { plot, y, scale }: SeriesLayout): readonly Box[] {
    const size = stage.palette.sizes.note;
    const width = widths.width(text, "note", stage.palette);
    const middle = (y.y(HEALTHY[0]) + y.y(HEALTHY[1])) / 2;
    const box = { y: middle - size / 2, width, height: size };
    const boxes = [plot.x + plot.width - 6 * scale - width, plot.x + 6 * scale].map((x) => ({ ...box, x }));
    const line = {
      points: median.count,
      weight: 1,
      x: (i: number) => median.x[i] as number,
      y: (i: number) => y.y(median.last[i] as number),
    };
    const [chosen = -1] = placeLabels([boxes], plot, [], [line]);
    const place = boxes[chosen];
    if (place) healthy.show(text, place.x, middle + size * 0.33);
    else healthy.hide();
    return place ? [place] : [];
  }

  return {
    resize: stage.resize,
    stepAt: (x) => layout?.steps.stepAt(x) ?? null,
    draw(data) {
      if (!stage.changed(data, data.history?.version ?? -1)) return;
      layout = seriesLayout(stage, data, stage.palette, DOMAIN, [3, 6], true);
      read(data, layout);
      paint(layout);
      const texts = nameZone(data.words.healthy, layout);
      frame.draw(data, layout, stage.palette, data.words.stepZero, texts);
    },
    destroy: stage.destroy,
  };
}
