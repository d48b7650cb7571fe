import type { Histogram } from "../engine/histogram.ts";
import { powerOfTen } from "../text/numbers.ts";
import type { Chart } from "./chart.ts";
import { bars, type HistogramAxis, histogramAxis, rangeOf, united } from "./histogram/layout.ts";
import { createPatternSource, nonfiniteSquare } from "./patterns.ts";
import { createShapeMark } from "./shapeMark.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMarks } from "./textMark.ts";

export interface HistogramData extends Look {
  /** null: nothing to draw yet. */
  readonly histogram: Histogram | null;
  /** Powers of ten that the axis has to hold besides the histogram's own, those of other lanes; null: none. */
  readonly low: number | null;
  readonly high: number | null;
}

const TOP = 8;
/** Strips at both ends for what has no place on the axis: −Inf on the left, +Inf and NaN on the right. */
const STRIP = 18;
/** Pixels of a mark of Inf or NaN. */
const MARK = 7;

/**
 * How a tensor's values are distributed: signed, logarithmic on both sides of 0, linear around it. A bar is as tall as its
 * share of the fullest; ±Inf and NaN stand beside the axis, a hollow dot at 0 says that exact zeros are left out.
 */
export function createHistogram(host: HTMLElement): Chart<HistogramData> {
  const stage = createStage(host);
  const patterns = createPatternSource(stage);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const baseline = createShapeMark(stage.svg, "line", "chart-axis");
  const zeroLine = createShapeMark(stage.svg, "line", "chart-hover-step");
  const zeroDot = createShapeMark(stage.svg, "circle", "chart-ring");

  function paint({ histogram, low, high }: HistogramData): void {
    const context = stage.paint();
    const { palette, width, height } = stage;
    const base = height - palette.sizes.tick - 6;
    baseline.show({ x1: 0, x2: width, y1: base, y2: base });
    ticks.begin();
    zeroLine.hide();
    zeroDot.hide();
    if (histogram !== null) {
      const others = low === null || high === null ? null : { low, high };
      const range = united(rangeOf(histogram), others) ?? { low: -2, high: 0 };
      const axis = histogramAxis(range, STRIP, width - 2 * STRIP);
      showAxis(axis, base, height - 3);
      if (histogram.zeros > 0) zeroDot.show({ cx: axis.position(0), cy: TOP - 4, r: palette.dotRadius });
      paintBars(context, histogram, axis, base);
      paintMarks(context, histogram, base);
    }
    ticks.end();
  }

  function showAxis({ ticks: places, position }: HistogramAxis, base: number, baselineOfText: number): void {
    for (const { at, exponent, negative } of places) {
      const text = exponent === null ? "0" : `${negative ? "−" : ""}${powerOfTen(exponent)}`;
      ticks.show(text, at, baselineOfText, "middle");
    }
    const zero = position(0);
    zeroLine.show({ x1: zero, x2: zero, y1: TOP, y2: base });
  }

  function paintBars(context: CanvasRenderingContext2D, histogram: Histogram, axis: HistogramAxis, base: number): void {
    const found = bars(histogram, axis);
    const most = Math.max(...found.map(({ count }) => count));
    context.fillStyle = stage.palette.lane;
    for (const { from, to, count } of found) {
      const tall = Math.max(1, (count / most) * (base - TOP));
      // A hairline of paper between two bins, where there is room for it.
      const gap = to - from > 3 ? 0.5 : 0;
      context.fillRect(from + gap, base - tall, Math.max(1, to - from - 2 * gap), tall);
    }
  }

  function paintMarks(context: CanvasRenderingContext2D, histogram: Histogram, base: number): void {
    const filled = patterns.get();
    if (filled === null) return;
    const mark = (x: number, fill: CanvasPattern, count: number) => {
      if (count === 0) return;
      nonfiniteSquare(context, fill, stage.palette.ink, { x, y: base - MARK - 1, width: MARK, height: MARK });
    };
    mark(1, filled.inf, histogram.negativeInfinities);
    mark(stage.width - STRIP + 1, filled.inf, histogram.positiveInfinities);
    mark(stage.width - MARK - 1, filled.nan, histogram.nans);
  }

  return {
    resize: stage.resize,
    draw(data) {
      if (stage.changed(data, 0)) paint(data);
    },
    destroy: stage.destroy,
  };
}
