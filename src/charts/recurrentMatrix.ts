import { columnOf } from "../engine/quantities.ts";
import type { History } from "../runs/history.ts";
import type { Chart } from "./chart.ts";
import { decimate, pixelColumns } from "./decimate.ts";
import { createSeriesFrame } from "./series/frame.ts";
import { recordedSeries } from "./series/history.ts";
import { type SeriesLayout, seriesLayout } from "./series/layout.ts";
import { inPlot, paintGrid, strokeSeries } from "./series/paint.ts";
import { createShapeMark } from "./shapeMark.ts";
import { createStage } from "./stage.ts";
import type { StepView } from "./stepView.ts";
import { createTextMark } from "./textMark.ts";
import { textWidths } from "./textWidths.ts";

interface RecurrentMatrixData extends StepView {
  readonly history: History | null;
  /** 1/γ: below it the gradient must vanish. */
  readonly bound: number;
  /** "1/γ", and "step 0" */
  readonly words: { readonly bound: string; readonly stepZero: string };
}

/** The largest singular value of each recurrent block (thick), its spectral radius (thin, dashed), and the line 1/γ. */
export interface RecurrentMatrix extends Chart<RecurrentMatrixData> {
  stepAt(x: number): number | null;
}

const DOMAIN = [-1.5, 4.5] as const;
const DASH = [4, 3];

export function createRecurrentMatrix(host: HTMLElement): RecurrentMatrix {
  const stage = createStage(host);
  const widths = textWidths(stage.context);
  const frame = createSeriesFrame(stage, widths);
  const line = createShapeMark(stage.svg, "line", "chart-axis");
  const label = createTextMark(stage.svg, "chart-note chart-halo");
  const columns = pixelColumns();
  let layout: SeriesLayout | null = null;

  function strokeBlocks(
    context: CanvasRenderingContext2D,
    quantity: "weight_hh_sigma_max" | "weight_hh_spectral_radius",
    { history, until }: RecurrentMatrixData,
    drawn: SeriesLayout,
  ): void {
    const column = history && columnOf(history.layout, quantity);
    if (!column || !history) return;
    for (let k = 0; k < column.length; k++) {
      columns.count = 0;
      decimate(recordedSeries(history, column.offset + k, drawn.steps, until), columns);
      strokeSeries(context, columns, drawn);
    }
  }

  return {
    resize: stage.resize,
    stepAt: (x) => layout?.steps.stepAt(x) ?? null,
    draw(data) {
      if (!stage.changed(data, data.history?.version ?? -1)) return;
      const drawn = seriesLayout(stage, data, stage.palette, DOMAIN, [1, 2], true);
      layout = drawn;
      const context = stage.paint();
      const { palette } = stage;
      paintGrid(context, palette, drawn);
      inPlot(context, drawn, () => {
        context.lineJoin = "round";
        context.strokeStyle = palette.lane;
        context.lineWidth = palette.markLine;
        strokeBlocks(context, "weight_hh_sigma_max", data, drawn);
        context.strokeStyle = palette.ink2;
        context.setLineDash(DASH);
        strokeBlocks(context, "weight_hh_spectral_radius", data, drawn);
        context.setLineDash([]);
      });
      const { plot, y } = drawn;
      const height = y.y(Math.log10(data.bound));
      line.show({ x1: plot.x, x2: plot.x + plot.width, y1: height, y2: height });
      label.show(data.words.bound, plot.x + plot.width - 4, height - 4, "end");
      frame.draw(data, drawn, palette, data.words.stepZero, []);
    },
    destroy: stage.destroy,
  };
}
