import type { Picture } from "../engine/pictures/picture.ts";
import type { Chart } from "./chart.ts";
import { createPatternSource } from "./patterns.ts";
import { paintGridPicture } from "./prediction/grid.ts";
import { type PictureScale, pictureLines, pictureScale } from "./prediction/scale.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMarks } from "./textMark.ts";

export interface PredictionData extends Look {
  /** null: nothing to draw. */
  readonly picture: Picture | null;
}

const MARGIN = { left: 44, right: 16, top: 8, bottom: 8 } as const;
/** Of the square in which Inf or NaN stands. */
const MARK = 8;

/** What a network predicts beside what is so: curves over x or time, or a map of decisions with the samples. */
export function createPrediction(host: HTMLElement): Chart<PredictionData> {
  const stage = createStage(host);
  const patterns = createPatternSource(stage);
  const ticks = createTextMarks(stage.svg, "chart-tick");

  function plotOf() {
    const { left, right, top, bottom } = MARGIN;
    return {
      x: left,
      y: top,
      width: Math.max(1, stage.width - left - right),
      height: Math.max(1, stage.height - top - bottom),
    };
  }

  function paintLine(context: CanvasRenderingContext2D, values: Float32Array, scale: PictureScale): void {
    context.beginPath();
    let drawing = false;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (Number.isFinite(value)) {
        const [x, y] = [scale.x(i, values.length), scale.y(value)];
        if (drawing) context.lineTo(x, y);
        else context.moveTo(x, y);
      }
      drawing = Number.isFinite(value);
    }
    context.stroke();
  }

  function paintMarks(context: CanvasRenderingContext2D, values: Float32Array, scale: PictureScale, top: number): void {
    const filled = patterns.get();
    if (!filled) return;
    let free = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      const x = scale.x(i, values.length);
      if (Number.isFinite(value) || x < free) continue;
      context.fillStyle = Number.isNaN(value) ? filled.nan : filled.inf;
      context.fillRect(x - MARK / 2, top, MARK, MARK);
      free = x + MARK;
    }
  }

  function paintCurves(context: CanvasRenderingContext2D, picture: Exclude<Picture, { kind: "grid" }>): void {
    const { palette } = stage;
    const plot = plotOf();
    const lines = pictureLines(picture);
    const scale = pictureScale(lines, plot);
    ticks.begin();
    for (const tick of scale.ticks) {
      ticks.show(String(tick).replace("-", "−"), plot.x - 8, scale.y(tick) + palette.sizes.tick * 0.36, "end");
      context.strokeStyle = palette.grid;
      context.lineWidth = palette.markGrid;
      context.strokeRect(plot.x, Math.round(scale.y(tick)) + 0.5, plot.width, 0);
    }
    ticks.end();
    context.save();
    context.beginPath();
    context.rect(plot.x, plot.y, plot.width, plot.height);
    context.clip();
    context.lineJoin = "round";
    for (const { kind, values } of lines) {
      context.strokeStyle = kind === "prediction" ? palette.lane : kind === "target" ? palette.ink2 : palette.ink3;
      context.lineWidth =
        kind === "prediction" ? palette.markCurrent : kind === "target" ? palette.markLine : palette.markTrail;
      context.setLineDash(kind === "target" ? [2, 3] : []);
      paintLine(context, values, scale);
    }
    context.setLineDash([]);
    context.restore();
    for (const { kind, values } of lines) if (kind === "prediction") paintMarks(context, values, scale, plot.y);
  }

  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const context = stage.paint();
      ticks.begin();
      ticks.end();
      if (data.picture === null) return;
      if (data.picture.kind === "grid")
        paintGridPicture(context, stage.palette, patterns.get(), data.picture, plotOf());
      else paintCurves(context, data.picture);
    },
    destroy: stage.destroy,
  };
}
