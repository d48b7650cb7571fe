import type { History } from "../runs/history.ts";
import type { Chart } from "./chart.ts";
import { logScale } from "./logScale.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMarks } from "./textMark.ts";

export interface RemedyLossData extends Look {
  /** Null before it has begun. */
  readonly history: History | null;
  /** The baseline's, drawn dotted; null on the baseline's own card. */
  readonly ghost: History | null;
  /** Steps on the axis. */
  readonly steps: number;
  /** What stands at the axis's left end: "step 0". */
  readonly origin: string;
}

/** Pixels, with ticks of so many; larger ones need more. */
const TICK = 11;
const MARGIN = { left: 36, right: 6, top: 8, bottom: 20 } as const;
/** log10 of the loss: the same on every card. */
const DOMAIN = [-2.5, 4.5] as const;
const TRIANGLE = 5;

/** The loss of one card on axes that all cards share, over the baseline's. */
export function createRemedyLoss(host: HTMLElement): Chart<RemedyLossData> {
  const stage = createStage(host);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  return {
    resize: stage.resize,
    draw(data) {
      const { history, ghost } = data;
      if (!stage.changed(data, (history?.version ?? -1) + (ghost?.version ?? -1))) return;
      const context = stage.paint();
      const { palette } = stage;
      const size = Math.max(1, palette.sizes.tick / TICK);
      const [left, top] = [MARGIN.left * size, MARGIN.top * size];
      const right = Math.max(left + 1, stage.width - MARGIN.right * size);
      const bottom = Math.max(top + 1, stage.height - MARGIN.bottom * size);
      const scale = logScale(DOMAIN, top, bottom, [2], 1);
      const x = (step: number) => left + (step / data.steps) * (right - left);

      context.strokeStyle = palette.grid;
      context.lineWidth = palette.markGrid;
      ticks.begin();
      for (const tick of scale.ticks) {
        const y = scale.y(tick);
        context.strokeRect(left, Math.round(y) + 0.5, right - left, 0);
        ticks.show(tick === 0 ? "1" : `10^${String(tick).replace("-", "−")}`, left - 7 * size, y + 4 * size, "end");
      }
      ticks.show(data.origin, left, bottom + 15 * size, "start");
      for (const part of [1 / 3, 2 / 3, 1]) {
        const step = Math.round(data.steps * part);
        ticks.show(String(step), x(step), bottom + 15 * size, part === 1 ? "end" : "middle");
      }
      ticks.end();
      context.strokeStyle = palette.lineStrong;
      context.strokeRect(left, Math.round(bottom) + 0.5, right - left, 0);

      if (ghost !== null) {
        context.strokeStyle = palette.ink3;
        context.lineWidth = palette.markTrail;
        context.setLineDash([1.5, 3]);
        paintLoss(context, ghost, x, scale.y, top);
        context.setLineDash([]);
      }
      if (history === null) return;
      context.strokeStyle = palette.lane;
      context.lineWidth = palette.markLine;
      const leftAt = paintLoss(context, history, x, scale.y, top);
      if (leftAt !== null) {
        context.fillStyle = palette.lane;
        context.beginPath();
        context.moveTo(leftAt, top - 3);
        context.lineTo(leftAt - TRIANGLE, top + TRIANGLE);
        context.lineTo(leftAt + TRIANGLE, top + TRIANGLE);
        context.closePath();
        context.fill();
      }
    },
    destroy: stage.destroy,
  };
}

/**
 * The line of the losses. What lies above the axis is drawn at its upper end; returns where the line left upward for
 * good, for the last step with a number or the first without, and null where it did not.
 */
function paintLoss(
  context: CanvasRenderingContext2D,
  history: History,
  x: (step: number) => number,
  y: (log: number) => number,
  top: number,
): number | null {
  const column = history.layout.columns.find(({ quantity }) => quantity === "loss");
  if (column === undefined) return null;
  let out: number | null = null;
  context.beginPath();
  for (let bin = 0; bin < history.bins; bin++) {
    const place = x(bin * history.stride);
    const loss = history.last(bin, column.offset);
    if (!Number.isFinite(loss)) {
      context.lineTo(place, top);
      out = place;
      break;
    }
    const height = Math.max(top, y(Math.log10(loss)));
    context.lineTo(place, height);
  }
  context.stroke();
  return out;
}
