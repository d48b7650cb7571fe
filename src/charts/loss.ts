import { columnOf } from "../engine/quantities.ts";
import type { History } from "../runs/history.ts";
import { figure } from "../text/numbers.ts";
import type { Chart } from "./chart.ts";
import { decimate, type PixelColumns, pixelColumns } from "./decimate.ts";
import { type Box, crossing, type Polyline, placeLabels } from "./labels.ts";
import { createPatternSource } from "./patterns.ts";
import { createSeriesFrame } from "./series/frame.ts";
import { recordedSeries } from "./series/history.ts";
import { type SeriesLayout, seriesLayout } from "./series/layout.ts";
import {
  exits,
  inPlot,
  nonfiniteStretches,
  paintBelow,
  paintDot,
  paintExits,
  paintGrid,
  paintNonfinite,
  strokeSeries,
} from "./series/paint.ts";
import { createStage } from "./stage.ts";
import type { StepView } from "./stepView.ts";
import { createTextMark } from "./textMark.ts";
import { textWidths } from "./textWidths.ts";

export interface LossData extends StepView {
  readonly history: History | null;
  /** Another lane's, drawn as a dotted ghost. */
  readonly ghost: History | null;
  /** Number the steps below: the chart is the lowest of its lane. */
  readonly axis: boolean;
  readonly words: LossWords;
}

interface LossWords {
  /** "4.8 × 10^33, then NaN" from the largest finite loss and "Inf" or "NaN". */
  peakThen(peak: string, what: string): string;
  /** "step 0" */
  readonly stepZero: string;
}

/** The loss over the steps, on a log axis. */
export interface Loss extends Chart<LossData> {
  /** The step under a pointer, `x` in pixels from the chart's left edge. */
  stepAt(x: number): number | null;
}

/** log10 at the ends of the axis; a smaller loss moves the lower end, in whole pairs of decades. */
const DOMAIN = [-2.5, 6] as const;
const LOWEST = -12.5;

export function createLoss(host: HTMLElement): Loss {
  const stage = createStage(host);
  const widths = textWidths(stage.context);
  const patterns = createPatternSource(stage);
  const frame = createSeriesFrame(stage, widths);
  const peakText = createTextMark(stage.svg, "chart-end chart-halo");
  const valueText = createTextMark(stage.svg, "chart-end chart-halo");
  const own = pixelColumns();
  const other = pixelColumns();
  let layout: SeriesLayout | null = null;

  function paint(drawn: SeriesLayout): void {
    const context = stage.paint();
    const { palette } = stage;
    paintGrid(context, palette, drawn);
    inPlot(context, drawn, () => {
      context.lineJoin = "round";
      context.setLineDash([1, 3]);
      context.globalAlpha = 0.9;
      context.strokeStyle = palette.ink3;
      context.lineWidth = 1.25 * drawn.scale;
      strokeSeries(context, other, drawn);
      context.setLineDash(palette.laneDash as number[]);
      context.globalAlpha = 1;
      context.strokeStyle = palette.lane;
      context.lineWidth = palette.markLine;
      strokeSeries(context, own, drawn);
    });
    const filled = patterns.get();
    if (filled) paintNonfinite(context, palette, filled, drawn, nonfiniteStretches(own));
    paintExits(context, palette, drawn, exits(own, drawn));
    paintBelow(context, palette, drawn, own);
  }

  /** The dot and the number of the shown step, and how far the loss went when it left the frame: neither over the other. Returns where they stand. */
  function annotate(data: LossData, drawn: SeriesLayout): readonly Box[] {
    const { palette } = stage;
    const size = palette.sizes.end;
    const { plot, scale } = drawn;
    const line = lineOf(own, drawn);
    const shown = shownValue(data, drawn);
    const widthOf = (text: string) => widths.width(text, "end", palette);
    const leaves = leavings(own, drawn, data.words).flatMap(({ x, text, gap, must }) =>
      beside(x, plot.y + size * 0.9, widthOf(text), size, gap * scale).map((box) => ({ text, must, box })),
    );
    // A peak is one of several: where the line comes back before its number ends, another one is told.
    const leaveTexts = leaves.filter(({ box, must }) => must || crossing(box, line) === 0);
    const leaveBoxes = leaveTexts.map(({ box }) => box);
    const valueBoxes = shown ? around(shown.x, shown.y + size * 0.36, widthOf(shown.text), size, 9 * scale) : [];
    // Under the axis stands the step that is shown.
    const bottom = data.axis ? plot.y + plot.height + 3 * scale : stage.height;
    const bounds = { x: plot.x, y: 0, width: plot.width + 14, height: bottom };
    const [leave = -1, value = -1] = placeLabels([leaveBoxes, valueBoxes], bounds, [], [line]);
    const [left, leaveBox, valueBox] = [leaveTexts[leave], leaveBoxes[leave], valueBoxes[value]];
    if (left && leaveBox) peakText.show(left.text, leaveBox.x, leaveBox.y + size);
    else peakText.hide();
    if (shown) paintDot(stage.context, palette, shown.x, shown.y, scale);
    if (shown && valueBox) valueText.show(shown.text, valueBox.x, valueBox.y + size);
    else valueText.hide();
    return [leaveBox, valueBox].filter((box) => box !== undefined);
  }

  return {
    resize: stage.resize,
    stepAt: (x) => layout?.steps.stepAt(x) ?? null,
    draw(data) {
      if (!stage.changed(data, (data.history?.version ?? -1) + (data.ghost?.version ?? -1) * 2 ** 26)) return;
      const probe = seriesLayout(stage, data, stage.palette, DOMAIN, [2, 4, 8], data.axis);
      readLoss(data.history, probe, data.until, own);
      readLoss(data.ghost, probe, data.until, other);
      const domain = [lowerEnd(own, other), DOMAIN[1]] as const;
      layout = seriesLayout(stage, data, stage.palette, domain, [2, 4, 8], data.axis);
      paint(layout);
      const texts = annotate(data, layout);
      frame.draw(data, layout, stage.palette, data.axis ? data.words.stepZero : null, texts);
    },
    destroy: stage.destroy,
  };
}

function readLoss(history: History | null, { steps }: SeriesLayout, until: number, out: PixelColumns): void {
  const index = history ? columnOf(history.layout, "loss")?.offset : undefined;
  if (history && index !== undefined) decimate(recordedSeries(history, index, steps, until), out);
  else out.count = 0;
}

/** Low enough for both lanes, so that they keep one scale. */
function lowerEnd(...series: readonly PixelColumns[]): number {
  let lowest: number = DOMAIN[0];
  for (const { min, count } of series) {
    for (let i = 0; i < count; i++) {
      const log = min[i] as number;
      while (log < lowest && lowest > LOWEST) lowest -= 2;
    }
  }
  return lowest;
}

interface Leaving {
  readonly x: number;
  readonly text: string;
  /** Pixels between the mark and its text. */
  readonly gap: number;
  /** It is told even over the line: no other place says it. */
  readonly must: boolean;
}

/**
 * What may be said of the loss, in one place of several: how far it went each time that it left the frame; if it then
 * ceased to be finite, that.
 */
function leavings(columns: PixelColumns, layout: SeriesLayout, words: LossWords): readonly Leaving[] {
  const [broken] = nonfiniteStretches(columns);
  const end = broken?.from ?? Number.POSITIVE_INFINITY;
  const out = exits(columns, layout).filter((x) => x <= end);
  const peaks = out.map((x, k) => ({ x, gap: 9, must: false, text: peakBetween(columns, x, out[k + 1] ?? end + 0.5) }));
  const last = peaks[peaks.length - 1];
  if (!broken || (last && broken.from - last.x >= NEAR)) return peaks;
  const what = broken.nan ? "NaN" : "Inf";
  const { x, text } = last ? { x: last.x, text: words.peakThen(last.text, what) } : { x: broken.from, text: what };
  return [{ x, text, gap: 9 + broken.to - x, must: true }];
}

/** Pixels between the place where a loss leaves the frame and its first Inf or NaN for the two to be one event. */
const NEAR = 40;

/** The largest finite loss from one x to before another, as it is written. */
function peakBetween(columns: PixelColumns, from: number, to: number): string {
  let peak = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < columns.count && (columns.x[i] as number) < to; i++) {
    if ((columns.x[i] as number) >= from && (columns.max[i] as number) > peak) peak = columns.max[i] as number;
  }
  return figure(10 ** peak);
}

/** The loss at the playhead where it lies in the frame. */
function shownValue({ history, playhead, until }: LossData, { steps, y, plot }: SeriesLayout) {
  const index = history ? columnOf(history.layout, "loss")?.offset : undefined;
  if (!history || index === undefined || playhead < 0 || playhead >= Math.min(until, history.steps)) return null;
  const loss = history.at(playhead, index);
  const height = y.y(Math.log10(loss));
  if (!(height >= plot.y && height <= plot.y + plot.height)) return null;
  return { x: steps.x(playhead), y: height, text: figure(loss) };
}

/** The drawn line, as far as labels should keep off it: a column's highest value, then the one with which it ends. */
function lineOf({ count, x, max, last }: PixelColumns, { y }: SeriesLayout): Polyline {
  return {
    points: 2 * count,
    weight: 1,
    x: (i) => x[i >> 1] as number,
    y: (i) => y.y((i % 2 === 0 ? max : last)[i >> 1] as number),
  };
}

/** To the right of x, or to the left above or below it. */
function around(x: number, y: number, width: number, size: number, gap: number): readonly Box[] {
  const [right, left] = beside(x, y, width, size, gap);
  if (!right || !left) return [];
  return [right, { ...left, y: left.y - size }, { ...left, y: left.y + size }, left];
}

/** To the right of x, or to the left; `y`: the baseline. */
function beside(x: number, y: number, width: number, size: number, gap: number): readonly Box[] {
  return [x + gap, x - gap - width].map((left) => ({ x: left, y: y - size, width, height: size * 1.1 }));
}
