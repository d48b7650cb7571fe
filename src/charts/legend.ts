import { powerOfTen } from "../text/numbers.ts";
import type { Chart } from "./chart.ts";
import { MAGNITUDE_STOPS, magnitudePosition } from "./magnitudes.ts";
import { createPatternSource, nonfiniteSquare } from "./patterns.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMark, createTextMarks } from "./textMark.ts";
import { textWidths } from "./textWidths.ts";

/** The key of the magnitude map: the colours with their powers of ten, and the patterns of Inf and NaN. 27 pixels high. */
export type LegendData = Look;

const TICKS = [-4, -1, 2, 12, 38] as const;
const BAR = 9;

export function createLegend(host: HTMLElement): Chart<LegendData> {
  const stage = createStage(host);
  const patterns = createPatternSource(stage);
  const widths = textWidths(stage.context);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const inf = createTextMark(stage.svg, "chart-tick");
  const nan = createTextMark(stage.svg, "chart-tick");

  function paintBar(context: CanvasRenderingContext2D, width: number): void {
    const { palette } = stage;
    const bar = context.createLinearGradient(1, 0, width - 1, 0);
    MAGNITUDE_STOPS.forEach((_, i) => {
      bar.addColorStop(i / (MAGNITUDE_STOPS.length - 1), palette.magnitudes[i] || "transparent");
    });
    context.beginPath();
    context.roundRect(1, 1, width - 2, BAR, 2);
    context.fillStyle = bar;
    context.fill();
    context.strokeStyle = palette.line;
    context.lineWidth = 0.75;
    context.stroke();
  }

  function paintSwatch(context: CanvasRenderingContext2D, x: number, kind: "inf" | "nan"): void {
    const filled = patterns.get();
    if (filled) nonfiniteSquare(context, filled[kind], stage.palette.ink, { x, y: 1, width: 14, height: BAR + 2 });
  }

  /** From the left; a number that would touch the one before it is left out, the last one goes before its neighbour. */
  function drawTicks(width: number): void {
    const size = stage.palette.sizes.tick;
    const places = TICKS.map((tick, i) => {
      const text = powerOfTen(tick);
      const room = widths.width(text, "tick", stage.palette);
      const centre = 1 + magnitudePosition(tick) * (width - 2);
      return { text, room, start: i === 0 ? 1 : i === TICKS.length - 1 ? width - 1 - room : centre - room / 2 };
    });
    const last = places[places.length - 1];
    let free = 0;
    ticks.begin();
    for (const { text, room, start } of places) {
      if (start < free || (text !== last?.text && last && start + room + 3 > last.start)) continue;
      ticks.show(text, start, BAR + 4 + size);
      free = start + room + 3;
    }
    ticks.end();
  }

  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const context = stage.paint();
      const { palette } = stage;
      const nanWidth = widths.width("NaN", "tick", palette);
      const infWidth = widths.width("Inf", "tick", palette);
      const nanAt = stage.width - nanWidth - 20;
      const infAt = nanAt - infWidth - 30;
      const bar = Math.max(40, infAt - 12);
      paintBar(context, bar);
      drawTicks(bar);
      paintSwatch(context, infAt, "inf");
      paintSwatch(context, nanAt, "nan");
      inf.show("Inf", infAt + 19, 10.5);
      nan.show("NaN", stage.width, 10.5, "end");
    },
    destroy: stage.destroy,
  };
}
