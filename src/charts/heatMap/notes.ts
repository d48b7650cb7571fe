import type { Box } from "../labels.ts";
import { layerTicks } from "../layerAxis.ts";
import type { Palette } from "../palette.ts";
import { createShapeMark } from "../shapeMark.ts";
import { createStepLine } from "../stepLine.ts";
import { createTextMark, createTextMarks } from "../textMark.ts";
import type { TextWidths } from "../textWidths.ts";
import type { HeatMapData } from "./data.ts";
import type { HeatLayout } from "./layout.ts";
import type { Painted } from "./picture.ts";

/** What stands over the picture: layer numbers, the linked row, the playhead, and what became of the run. */
export interface HeatNotes {
  draw(data: HeatMapData, layout: HeatLayout, palette: Palette, painted: Painted, height: number): void;
}

export function createHeatNotes(svg: SVGElement, widths: TextWidths): HeatNotes {
  const ticks = createTextMarks(svg, "chart-tick");
  const outline = createShapeMark(svg, "rect", "chart-first-bad");
  const plate = createShapeMark(svg, "rect", "chart-plate");
  const stopped = createTextMark(svg, "chart-strong");
  const why = createTextMark(svg, "chart-note");
  const row = createShapeMark(svg, "rect", "chart-outline");
  const badge = createShapeMark(svg, "rect", "chart-badge");
  const badgeText = createTextMark(svg, "chart-badge-text");
  const hoverStep = createStepLine(svg, "chart-hover-step");
  const playhead = createStepLine(svg, "chart-playhead");

  function drawTicks({ hiddenLayers, hoverLayer }: HeatMapData, layout: HeatLayout, size: number): void {
    const { plot, rowHeight, top, scale, rows } = layout;
    const room = size * 1.55;
    const linked = hoverLayer === null ? Number.NaN : badgeCentre(layout, hoverLayer, scale);
    ticks.begin();
    for (const layer of layerTicks(Math.min(rows, Math.max(1, hiddenLayers)), rowHeight, room)) {
      const y = top(layer) + rowHeight / 2;
      if (Math.abs(y - linked) < room) continue;
      const inside = Math.min(plot.y + plot.height - size * 0.36, Math.max(plot.y + size * 0.36, y));
      ticks.show(String(layer), plot.x - 8 * scale, inside + size * 0.36, "end");
    }
    ticks.end();
  }

  function drawRow(data: HeatMapData, layout: HeatLayout, size: number, end: number): void {
    const { hoverLayer: layer, words } = data;
    if (layer === null || layer > layout.rows) {
      for (const mark of [row, badge, badgeText]) mark.hide();
      return;
    }
    const { plot, rowHeight, top, scale, rows } = layout;
    const y = badgeCentre(layout, layer, scale);
    const [width, height] = [24 * scale, 16 * scale];
    if (end > plot.x)
      row.show({ x: plot.x - 0.5, y: top(layer) - 0.5, width: end - plot.x + 1, height: rowHeight + 1 });
    else row.hide();
    badge.show({ x: plot.x - 28 * scale, y: y - height / 2, width, height, rx: 4 * scale });
    const text = layer === rows && layer > data.hiddenLayers ? words.outputBadge : String(layer);
    badgeText.show(text, plot.x - 16 * scale, y + size * 0.36, "middle");
  }

  /** Where the run stopped, and what that means. Returns where the words stand. */
  function drawEnd(
    { dead, words, variant }: HeatMapData,
    { plot, scale }: HeatLayout,
    palette: Palette,
    bad: Box | null,
  ): readonly Box[] {
    if (bad) outline.show({ x: bad.x, y: bad.y, width: bad.width, height: bad.height });
    else outline.hide();
    const width = Math.max(
      widths.width(words.nanFromHere, "strong", palette),
      widths.width(words.runStopped, "note", palette),
    );
    const gap = 10 * scale;
    const room = bad ? plot.x + plot.width - bad.x - bad.width - gap : 0;
    const left = bad && room < width ? bad.x - gap - width : (bad?.x ?? 0) + (bad?.width ?? 0) + gap;
    if (!bad || !dead || variant === "compact" || left < plot.x) {
      for (const mark of [stopped, why, plate]) mark.hide();
      return [];
    }
    const middle = plot.y + plot.height / 2;
    const { strong } = palette.sizes;
    const box = { x: left, y: middle - strong - 6 * scale, width, height: strong + 24 * scale };
    if (left < bad.x) plate.show({ ...box, x: left - 6, width: width + 12, rx: 4 });
    else plate.hide();
    stopped.show(words.nanFromHere, left, middle - 4 * scale);
    why.show(words.runStopped, left, middle + 13 * scale);
    return [box];
  }

  return {
    draw(data, layout, palette, { bad, end }, height) {
      drawTicks(data, layout, palette.sizes.tick);
      const texts = drawEnd(data, layout, palette, bad);
      drawRow(data, layout, palette.sizes.tick, end);
      hoverStep.draw(layout.steps, data.hoverStep, height, texts);
      playhead.draw(layout.steps, data.playhead, height, texts);
    },
  };
}

/** The badge's centre: the row's, but never cut at the top or the bottom. */
function badgeCentre({ plot, rowHeight, top }: HeatLayout, layer: number, scale: number): number {
  const half = 8 * scale;
  return Math.min(plot.y + plot.height - half, Math.max(plot.y + half - 2, top(layer) + rowHeight / 2));
}
