import type { Palette } from "../palette.ts";
import { hatch, type NonfinitePatterns, nonfiniteSquare } from "../patterns.ts";
import type { HeroLayout } from "./layout.ts";
import type { Rows } from "./rows.ts";
import type { Scene } from "./scene.ts";

/** Beyond so many layers dots would touch. */
const MOST_DOTS = 40;

/** Everything that the canvas carries; `patterns`: null where the browser makes none. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly patterns: NonfinitePatterns | null;
  readonly dotBorder: boolean;
}

export function paintScene(brush: Brush, scene: Scene, hoverLayer: number | null): void {
  const { layout, rows, theory } = scene;
  paintStrips(brush, scene);
  paintGrid(brush, layout);
  if (hoverLayer !== null) paintColumn(brush, layout, hoverLayer);
  clipped(brush.context, layout, () => {
    if (rows) paintTrail(brush, layout, rows);
    if (theory && !theory.onData) paintTheory(brush, layout, theory.line);
    if (rows) paintCurrent(brush, layout, rows);
    if (theory?.onData) paintTheory(brush, layout, theory.line);
  });
  if (rows) paintPoints(brush, layout, rows);
}

function clipped(context: CanvasRenderingContext2D, { plot, scale }: HeroLayout, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(plot.x - 4 * scale, plot.y, plot.width + 8 * scale, plot.height);
  context.clip();
  paint();
  context.restore();
}

function paintStrips({ context, palette }: Brush, { layout, below }: Scene): void {
  const { plot, strip, ceiling, lowerStrip, scale } = layout;
  hatch(context, palette.lineStrong, strip);
  if (below) hatch(context, palette.lineStrong, lowerStrip);
  context.save();
  context.strokeStyle = palette.ceiling;
  context.lineWidth = palette.markLimit;
  if (!ceiling) context.setLineDash([4 * scale, 4 * scale]);
  line(context, plot.x, plot.x + plot.width, strip.y + strip.height);
  context.restore();
}

function paintGrid({ context, palette }: Brush, { plot, y }: HeroLayout): void {
  context.strokeStyle = palette.grid;
  context.lineWidth = palette.markGrid;
  for (const tick of y.ticks) line(context, plot.x, plot.x + plot.width, Math.round(y.y(tick)) + 0.5);
}

function line(context: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to, y);
  context.stroke();
}

function paintColumn({ context, palette }: Brush, { plot, layers }: HeroLayout, layer: number): void {
  if (layer > layers.points) return;
  const width = Math.min(layers.spacing, plot.width / 4);
  const from = Math.max(plot.x, layers.x(layer) - width / 2);
  const to = Math.min(plot.x + plot.width, layers.x(layer) + width / 2);
  context.fillStyle = palette.hover;
  context.fillRect(from, plot.y, to - from, plot.height);
}

/** A line breaks at a layer that is Inf or NaN, and leaves the scale downward at an exact zero. */
function trace(context: CanvasRenderingContext2D, { layers, y, plot }: HeroLayout, row: ArrayLike<number>): void {
  const under = plot.y + plot.height + 40;
  let drawing = false;
  context.beginPath();
  for (let i = 0; i < row.length; i++) {
    const log = row[i] as number;
    const height = log === Number.NEGATIVE_INFINITY ? under : y.y(log);
    if (!Number.isFinite(height)) drawing = false;
    else if (drawing) context.lineTo(layers.x(i + 1), height);
    else context.moveTo(layers.x(i + 1), height);
    if (Number.isFinite(height)) drawing = true;
  }
}

function paintTrail({ context, palette }: Brush, layout: HeroLayout, rows: Rows): void {
  context.strokeStyle = palette.lane;
  context.lineWidth = palette.markTrail;
  const all = rows.trail.length;
  for (let k = 0; k < rows.trailing; k++) {
    context.globalAlpha = 0.12 + 0.5 * ((k + all - rows.trailing) / all) ** 1.4;
    trace(context, layout, rows.trail[k] as Float64Array);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function paintTheory({ context, palette }: Brush, layout: HeroLayout, row: Float64Array): void {
  context.save();
  context.strokeStyle = palette.theory;
  context.lineWidth = palette.markTheory;
  context.lineCap = "round";
  context.setLineDash([2 * layout.scale, 5 * layout.scale]);
  trace(context, layout, row);
  context.stroke();
  context.restore();
}

function paintCurrent({ context, palette }: Brush, layout: HeroLayout, rows: Rows): void {
  context.save();
  context.lineJoin = "round";
  if (rows.extremes) paintExtremes(context, palette, layout, rows.extremes.low, rows.extremes.high);
  trace(context, layout, rows.current);
  context.strokeStyle = palette.surface;
  context.globalAlpha = 0.8;
  context.lineWidth = 6 * layout.scale;
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = palette.lane;
  context.lineWidth = palette.markCurrent;
  context.setLineDash(palette.laneDash as number[]);
  context.stroke();
  context.restore();
}

/** A bar a layer from the smallest to the largest value of the bin. */
function paintExtremes(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { layers, y, scale }: HeroLayout,
  low: Float64Array,
  high: Float64Array,
): void {
  context.strokeStyle = palette.lane;
  context.globalAlpha = 0.3;
  context.lineWidth = Math.min(6 * scale, layers.spacing * 0.6);
  context.beginPath();
  for (let i = 0; i < low.length; i++) {
    const [from, to] = [y.y(low[i] as number), y.y(high[i] as number)];
    if (!Number.isFinite(from) || !Number.isFinite(to)) continue;
    context.moveTo(layers.x(i + 1), from);
    context.lineTo(layers.x(i + 1), to);
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Dots on the line; squares in the strip for Inf and NaN, hollow dots for zero and triangles for less than the scale below. */
function paintPoints(brush: Brush, layout: HeroLayout, rows: Rows): void {
  const dots = rows.points <= MOST_DOTS;
  for (let i = 0; i < rows.points; i++) {
    const log = rows.current[i] as number;
    const x = layout.layers.x(i + 1);
    if (log === Number.POSITIVE_INFINITY || Number.isNaN(log)) paintNonfinite(brush, layout, x, Number.isNaN(log));
    else if (log === Number.NEGATIVE_INFINITY) paintZero(brush, layout, x);
    else if (log < layout.y.domain[0]) paintBelow(brush, layout, x);
    else if (dots) paintDot(brush, x, layout.y.y(log));
  }
}

function paintDot({ context, palette, dotBorder }: Brush, x: number, y: number): void {
  context.beginPath();
  context.arc(x, y, palette.dotRadius * (dotBorder ? 0.87 : 0.72), 0, 2 * Math.PI);
  context.fillStyle = palette.lane;
  context.fill();
  if (!dotBorder) return;
  context.strokeStyle = palette.surface;
  context.lineWidth = palette.dotRadius / 3;
  context.stroke();
}

function paintNonfinite(
  { context, palette, patterns }: Brush,
  { strip, layers, scale }: HeroLayout,
  x: number,
  nan: boolean,
): void {
  if (!patterns) return;
  const size = Math.min(10 * scale, strip.height - 2, Math.max(3, layers.spacing * 0.8));
  const box = { x: x - size / 2, y: strip.y + (strip.height - size) / 2, width: size, height: size };
  nonfiniteSquare(context, nan ? patterns.nan : patterns.inf, palette.ink, box);
}

function paintZero({ context, palette }: Brush, { lowerStrip, scale }: HeroLayout, x: number): void {
  context.beginPath();
  context.arc(x, lowerStrip.y + lowerStrip.height / 2, 2.75 * scale, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.lane;
  context.lineWidth = 1.5 * scale;
  context.stroke();
}

function paintBelow({ context, palette }: Brush, { lowerStrip, scale }: HeroLayout, x: number): void {
  const [top, half] = [lowerStrip.y + scale, 3 * scale];
  context.beginPath();
  context.moveTo(x - half, top);
  context.lineTo(x + half, top);
  context.lineTo(x, top + 2 * half);
  context.fillStyle = palette.lane;
  context.fill();
}
