import { MARK_INF, MARK_NAN, MARK_ZERO } from "../../runs/history.ts";
import type { PixelColumns } from "../decimate.ts";
import type { Palette } from "../palette.ts";
import { type NonfinitePatterns, nonfiniteSquare } from "../patterns.ts";
import type { SeriesLayout } from "./layout.ts";

type Context = CanvasRenderingContext2D;

export function paintGrid(context: Context, palette: Palette, { plot, y }: SeriesLayout): void {
  context.strokeStyle = palette.grid;
  context.lineWidth = palette.markGrid;
  context.beginPath();
  for (const tick of y.ticks) {
    const height = Math.round(y.y(tick)) + 0.5;
    context.moveTo(plot.x, height);
    context.lineTo(plot.x + plot.width, height);
  }
  context.stroke();
}

/** Runs `paint` so that nothing is drawn beyond the plot. */
export function inPlot(context: Context, { plot }: SeriesLayout, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(plot.x, plot.y, plot.width, plot.height);
  context.clip();
  paint();
  context.restore();
}

/** Pixels beyond the frame to which a line goes that leaves it for Inf or for zero. */
const BEYOND = 50;

/**
 * Strokes a series of log10 values. At Inf it leaves the frame upward, at an exact zero downward; at NaN, and after
 * Inf, it breaks. Colour, width and dash are the context's.
 */
export function strokeSeries(context: Context, columns: PixelColumns, { plot, y }: SeriesLayout): void {
  const height = (log: number) => (log === Number.NEGATIVE_INFINITY ? plot.y + plot.height + BEYOND : y.y(log));
  let drawing = false;
  context.beginPath();
  for (let i = 0; i < columns.count; i++) {
    const x = columns.x[i] as number;
    const finite = !Number.isNaN(columns.min[i]);
    if (finite) {
      const first = height(columns.first[i] as number);
      if (drawing) context.lineTo(x, first);
      else context.moveTo(x, first);
      for (const part of [columns.min, columns.max, columns.last]) context.lineTo(x, height(part[i] as number));
    } else if (drawing && (columns.marks[i] as number) & MARK_INF) context.lineTo(x, plot.y - BEYOND);
    drawing = finite;
  }
  context.stroke();
}

/** The band between the `min` and `max` of each column; it breaks where there are none. */
export function fillBand(context: Context, columns: PixelColumns, { y }: SeriesLayout): void {
  let from = 0;
  for (let i = 0; i <= columns.count; i++) {
    if (i < columns.count && Number.isFinite(columns.min[i]) && Number.isFinite(columns.max[i])) continue;
    context.beginPath();
    for (let k = from; k < i; k++) context.lineTo(columns.x[k] as number, y.y(columns.max[k] as number));
    for (let k = i - 1; k >= from; k--) context.lineTo(columns.x[k] as number, y.y(columns.min[k] as number));
    context.fill();
    from = i + 1;
  }
}

/** A stretch of neighbouring columns, in pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly nan: boolean;
}

/** Where the series is Inf or NaN, kind by kind; a column that holds both counts as NaN. */
export function nonfiniteStretches(columns: PixelColumns): readonly Stretch[] {
  const found: { from: number; to: number; nan: boolean }[] = [];
  let before = -2;
  for (let i = 0; i < columns.count; i++) {
    const marks = columns.marks[i] as number;
    if ((marks & (MARK_INF | MARK_NAN)) === 0) continue;
    const nan = (marks & MARK_NAN) !== 0;
    const x = columns.x[i] as number;
    const open = found[found.length - 1];
    if (open && before === i - 1 && open.nan === nan) open.to = x;
    else found.push({ from: x, to: x, nan });
    before = i;
  }
  return found;
}

/** Striped and crossed bars along the upper edge for Inf and NaN. */
export function paintNonfinite(
  context: Context,
  palette: Palette,
  patterns: NonfinitePatterns,
  { plot, scale }: SeriesLayout,
  stretches: readonly Stretch[],
): void {
  const size = 8 * scale;
  for (const { from, to, nan } of stretches) {
    const x = Math.min(from - size / 2 + scale, plot.x + plot.width - size);
    const box = { x, y: plot.y + 0.5, width: Math.max(size, to - from + size), height: size };
    nonfiniteSquare(context, nan ? patterns.nan : patterns.inf, palette.ink, box);
  }
}

/** Where a finite value goes above the frame: the x of the column in which the series leaves. */
export function exits(columns: PixelColumns, { y }: SeriesLayout): readonly number[] {
  const found: number[] = [];
  let above = false;
  for (let i = 0; i < columns.count; i++) {
    const high = (columns.max[i] as number) > y.domain[1];
    if (high && !above) found.push(columns.x[i] as number);
    above = high || (above && Number.isNaN(columns.min[i]));
  }
  return found;
}

/** A triangle in the lane's colour where the series leaves the frame at the top. */
export function paintExits(
  context: Context,
  palette: Palette,
  { plot, scale }: SeriesLayout,
  at: readonly number[],
): void {
  context.fillStyle = palette.lane;
  let free = Number.NEGATIVE_INFINITY;
  for (const x of at) {
    if (x < free) continue;
    triangle(context, x, plot.y, 5 * scale, 8 * scale);
    free = x + 12 * scale;
  }
}

function triangle(context: Context, x: number, tip: number, half: number, height: number): void {
  context.beginPath();
  context.moveTo(x - half, tip + height);
  context.lineTo(x, tip);
  context.lineTo(x + half, tip + height);
  context.fill();
}

/** Hollow dots on the lower edge for exact zeros, triangles that point down for values below the frame. */
export function paintBelow(
  context: Context,
  palette: Palette,
  { plot, y, scale }: SeriesLayout,
  columns: PixelColumns,
): void {
  const bottom = plot.y + plot.height;
  let free = Number.NEGATIVE_INFINITY;
  let below = false;
  for (let i = 0; i < columns.count; i++) {
    const x = columns.x[i] as number;
    const zero = ((columns.marks[i] as number) & MARK_ZERO) !== 0;
    const under = (columns.min[i] as number) < y.domain[0];
    if (x >= free && (zero || (under && !below))) {
      if (zero) hollowDot(context, palette, x, bottom - 3 * scale, 2.5 * scale);
      else paintDown(context, palette, x, bottom, scale);
      free = x + 9 * scale;
    }
    below = under;
  }
}

function paintDown(context: Context, palette: Palette, x: number, bottom: number, scale: number): void {
  context.fillStyle = palette.lane;
  triangle(context, x, bottom, 4 * scale, -6 * scale);
}

function hollowDot(context: Context, palette: Palette, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.lane;
  context.lineWidth = radius * 0.55;
  context.stroke();
}

/** The dot of the shown step. */
export function paintDot(context: Context, palette: Palette, x: number, y: number, scale: number): void {
  context.beginPath();
  context.arc(x, y, 3.5 * scale, 0, 2 * Math.PI);
  context.fillStyle = palette.lane;
  context.fill();
  context.strokeStyle = palette.surface;
  context.lineWidth = 1.5 * scale;
  context.stroke();
}
