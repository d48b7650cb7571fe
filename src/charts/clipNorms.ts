import type { History } from "../runs/history.ts";
import type { Chart } from "./chart.ts";
import { columnIndex } from "./columnIndex.ts";
import { decimate, pixelColumns } from "./decimate.ts";
import { createPatternSource } from "./patterns.ts";
import { createSeriesFrame } from "./series/frame.ts";
import { recordedSeries } from "./series/history.ts";
import { type SeriesLayout, seriesLayout } from "./series/layout.ts";
import {
  exits,
  inPlot,
  nonfiniteStretches,
  paintBelow,
  paintExits,
  paintGrid,
  paintNonfinite,
  strokeSeries,
} from "./series/paint.ts";
import { createStage } from "./stage.ts";
import type { StepView } from "./stepView.ts";
import { textWidths } from "./textWidths.ts";

interface ClipNormsData extends StepView {
  readonly history: History | null;
  /** The range that the run suggests for τ; null: it says nothing yet. */
  readonly suggested: { readonly low: number; readonly high: number } | null;
  /** "step 0" */
  readonly stepZero: string;
}

/** The gradient's norm before and after clipping over the steps; what is drawn over it finds its place by the scale. */
export interface ClipNorms extends Chart<ClipNormsData> {
  stepAt(x: number): number | null;
  /** Pixels from the top of a value, within the plot; null before the first draw. */
  yOf(value: number): number | null;
  /** The value at a height. */
  valueAt(y: number): number | null;
}

const DOMAIN = [-3.5, 12.5] as const;

export function createClipNorms(host: HTMLElement): ClipNorms {
  const stage = createStage(host);
  const patterns = createPatternSource(stage);
  const frame = createSeriesFrame(stage, textWidths(stage.context));
  const raw = pixelColumns();
  const applied = pixelColumns();
  let layout: SeriesLayout | null = null;

  function read({ history, until }: ClipNormsData, { steps }: SeriesLayout): void {
    raw.count = 0;
    applied.count = 0;
    if (history === null) return;
    const [before, after] = [columnIndex(history, "total_norm_f64"), columnIndex(history, "clipped_norm")];
    if (before !== null) decimate(recordedSeries(history, before, steps, until), raw);
    if (after !== null) decimate(recordedSeries(history, after, steps, until), applied);
  }

  function paint(drawn: SeriesLayout, { suggested }: ClipNormsData): void {
    const context = stage.paint();
    const { palette } = stage;
    if (suggested !== null) {
      const [top, bottom] = [heightOf(drawn, suggested.high), heightOf(drawn, suggested.low)];
      context.fillStyle = palette.okSoft;
      context.fillRect(drawn.plot.x, top, drawn.plot.width, bottom - top);
    }
    paintGrid(context, palette, drawn);
    inPlot(context, drawn, () => {
      context.lineJoin = "round";
      context.strokeStyle = palette.ink3;
      context.lineWidth = palette.markTrail;
      strokeSeries(context, raw, drawn);
      context.strokeStyle = palette.lane;
      context.lineWidth = palette.markLine;
      context.setLineDash(palette.laneDash as number[]);
      strokeSeries(context, applied, drawn);
      context.setLineDash([]);
    });
    const filled = patterns.get();
    if (filled) paintNonfinite(context, palette, filled, drawn, nonfiniteStretches(raw));
    paintExits(context, palette, drawn, exits(raw, drawn));
    paintBelow(context, palette, drawn, applied);
  }

  return {
    resize: stage.resize,
    stepAt: (x) => layout?.steps.stepAt(x) ?? null,
    yOf: (value) => layout && heightOf(layout, value),
    valueAt(y) {
      if (layout === null) return null;
      const { plot } = layout;
      const share = (y - plot.y) / plot.height;
      return 10 ** (DOMAIN[1] - Math.min(1, Math.max(0, share)) * (DOMAIN[1] - DOMAIN[0]));
    },
    draw(data) {
      if (!stage.changed(data, data.history?.version ?? -1)) return;
      layout = seriesLayout(stage, data, stage.palette, DOMAIN, [2, 4, 8], true);
      read(data, layout);
      paint(layout, data);
      frame.draw(data, layout, stage.palette, data.stepZero, []);
    },
    destroy: stage.destroy,
  };
}

function heightOf({ plot, y }: SeriesLayout, value: number): number {
  return Math.min(plot.y + plot.height, Math.max(plot.y, y.y(Math.log10(value))));
}
