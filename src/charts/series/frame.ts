import { powerOfTen } from "../../text/numbers.ts";
import type { Box } from "../labels.ts";
import type { Palette } from "../palette.ts";
import { createShapeMark } from "../shapeMark.ts";
import type { Stage } from "../stage.ts";
import { createStepLine } from "../stepLine.ts";
import type { StepView } from "../stepView.ts";
import { createTextMark, createTextMarks } from "../textMark.ts";
import type { TextWidths } from "../textWidths.ts";
import type { SeriesLayout } from "./layout.ts";

/** The numbers beside and below a series, the playhead and the linked step. */
export interface SeriesFrame {
  /** `stepZero`: "step 0", the first number below the axis; null: the axis is not numbered here. `texts`: what stands in the plot. */
  draw(view: StepView, layout: SeriesLayout, palette: Palette, stepZero: string | null, texts: readonly Box[]): void;
}

export function createSeriesFrame(stage: Stage, widths: TextWidths): SeriesFrame {
  const { svg } = stage;
  const yTicks = createTextMarks(svg, "chart-tick");
  const xTicks = createTextMarks(svg, "chart-tick");
  const axis = createShapeMark(svg, "line", "chart-axis");
  const hoverStep = createStepLine(svg, "chart-hover-step");
  const playhead = createStepLine(svg, "chart-playhead");
  const badge = createShapeMark(svg, "rect", "chart-badge");
  const badgeText = createTextMark(svg, "chart-badge-text");

  function drawValues({ plot, y, scale }: SeriesLayout, size: number): void {
    yTicks.begin();
    for (const tick of y.ticks) {
      yTicks.show(tick === 0 ? "1" : powerOfTen(tick), plot.x - 8 * scale, y.y(tick) + size * 0.36, "end");
    }
    yTicks.end();
  }

  /** A number that the badge of the playhead would touch is left out. */
  function drawSteps({ playhead: step }: StepView, layout: SeriesLayout, palette: Palette, stepZero: string): void {
    const { plot, steps, scale } = layout;
    const bottom = plot.y + plot.height;
    axis.show({ x1: plot.x, x2: plot.x + plot.width, y1: bottom, y2: bottom, "stroke-width": scale });
    const taken = badgeSpan(step, layout, palette);
    xTicks.begin();
    for (const tick of steps.ticks) {
      const text = tick === 0 ? stepZero : String(tick);
      const width = widths.width(text, "tick", palette);
      const anchor = tick === 0 ? "start" : tick === steps.window ? "end" : "middle";
      const x = steps.edge(tick);
      const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      if (taken && from < taken.to + 4 && from + width > taken.from - 4) continue;
      xTicks.show(text, x, bottom + 4 * scale + palette.sizes.tick, anchor);
    }
    xTicks.end();
  }

  function badgeSpan(step: number, { plot, steps, scale }: SeriesLayout, palette: Palette) {
    if (step < 0 || step >= steps.window) return null;
    const width = Math.max(30 * scale, widths.width(String(step), "tick", palette) + 12 * scale);
    const centre = Math.min(plot.x + plot.width + 12 * scale - width / 2, steps.x(step));
    return { from: centre - width / 2, to: centre + width / 2, centre, width };
  }

  function drawBadge({ playhead: step }: StepView, layout: SeriesLayout, palette: Palette): void {
    const span = badgeSpan(step, layout, palette);
    if (!span) {
      hideBadge();
      return;
    }
    const { plot, scale } = layout;
    const size = palette.sizes.tick;
    const top = plot.y + plot.height + 3 * scale;
    badge.show({ x: span.from, y: top, width: span.width, height: size * 1.45, rx: 4 * scale });
    badgeText.show(String(step), span.centre, top + size * 1.09, "middle");
  }

  function hideBadge(): void {
    badge.hide();
    badgeText.hide();
  }

  return {
    draw(view, layout, palette, stepZero, texts) {
      drawValues(layout, palette.sizes.tick);
      hoverStep.draw(layout.steps, view.hoverStep, stage.height, texts);
      playhead.draw(layout.steps, view.playhead, stage.height, texts);
      if (stepZero === null) {
        axis.hide();
        xTicks.hide();
        hideBadge();
        return;
      }
      drawSteps(view, layout, palette, stepZero);
      drawBadge(view, layout, palette);
    },
  };
}
