import type { Bifurcation } from "../engine/cliff/shapes.ts";
import type { Chart } from "./chart.ts";
import { overBias } from "./cliff/overBias.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMark, createTextMarks } from "./textMark.ts";

export interface BifurcationData extends Look {
  readonly bifurcation: Bifurcation | null;
  readonly b: readonly [number, number];
  /** Where the loss jumps; null: nowhere. */
  readonly wall: number | null;
  readonly folds: (lower: number, upper: number) => string;
}

/** Numbers to a point: b, h, whether it attracts. */
const POINT = 3;

/** Doya's diagram: what the state settles at, by b; attracting fixed points drawn through, repelling ones dashed. */
export function createBifurcation(host: HTMLElement): Chart<BifurcationData> {
  const stage = createStage(host);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const note = createTextMark(stage.svg, "chart-note chart-halo");
  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const context = stage.paint();
      const { bifurcation } = data;
      note.hide();
      if (bifurcation === null) return;
      const { palette } = stage;
      const { points, folds } = bifurcation;
      const { x, y, top, bottom } = overBias(stage, ticks, data.b, levelsOf(points), "b");
      context.strokeStyle = palette.ink;
      context.lineWidth = palette.markLine;
      for (const attracts of [1, 0]) {
        context.setLineDash(attracts === 1 ? [] : [4, 3]);
        context.beginPath();
        let drawing = false;
        for (let k = 0; k < points.length; k += POINT) {
          const isOurs = points[k + 2] === attracts;
          const [px, py] = [x(points[k] as number), y(points[k + 1] as number)];
          if (isOurs && drawing) context.lineTo(px, py);
          else if (isOurs) context.moveTo(px, py);
          drawing = isOurs;
        }
        context.stroke();
      }
      context.setLineDash([2, 3]);
      context.strokeStyle = palette.ink3;
      for (const fold of folds) context.strokeRect(Math.round(x(fold)) + 0.5, top, 0, bottom - top);
      if (data.wall !== null) {
        context.strokeStyle = palette.magnitudes.at(-1) ?? palette.ink;
        context.strokeRect(Math.round(x(data.wall)) + 0.5, top, 0, bottom - top);
      }
      context.setLineDash([]);
      const [lower, upper] = folds;
      if (lower !== undefined && upper !== undefined) note.show(data.folds(lower, upper), x(upper) + 7, top + 10);
    },
    destroy: stage.destroy,
  };
}

/** Even whole numbers around the values of h. */
function levelsOf(points: Float64Array): readonly number[] {
  let [low, high] = [0, 0];
  for (let k = 1; k < points.length; k += POINT) {
    low = Math.min(low, points[k] as number);
    high = Math.max(high, points[k] as number);
  }
  const [from, to] = [Math.floor(low / 2) * 2, Math.ceil(high / 2) * 2];
  return Array.from({ length: (to - from) / 2 + 1 }, (_, k) => from + 2 * k);
}
