import { figure } from "../text/numbers.ts";
import type { Chart } from "./chart.ts";
import { FLOAT32_MAX_LOG, logScale } from "./logScale.ts";
import { type MagnitudeMap, magnitudeMap } from "./magnitudes.ts";
import { createStage, type Look } from "./stage.ts";
import { createTextMark, createTextMarks } from "./textMark.ts";

export interface FactorProductData extends Look {
  /** g and L. */
  readonly factor: number;
  readonly depth: number;
  /** ‖∂L/∂h_{L−k}‖/‖∂L/∂h_L‖ of a real network for k = 0 … L − 1; null: there is none of this depth. */
  readonly measured: readonly number[] | null;
  readonly words: {
    readonly axis: string;
    readonly explodes: string;
    readonly vanishes: string;
    /** The strip's ends, and what stands between them. */
    readonly input: string;
    readonly output: string;
    readonly back: string;
  };
}

/** The strip of the layers above the plot, and the plot; in pixels, with ticks of TICK. Larger texts need more room. */
const TICK = 11;
const STRIP = { top: 20, height: 34, gap: 2, below: 22 } as const;
const MARGIN = { left: 44, right: 58, bottom: 42 } as const;
const OTHERS = [0.8, 0.9, 1.1, 1.4, 1.5] as const;
/** log10 at the ends of the axis as long as the line stays within. */
const DOMAIN = [-2.4, 4.2] as const;
/** Squares narrower than that have no number. */
const NUMBERED = 26;
const DARK_BELOW = 3;

/** g^k over the layers passed on the way back, as squares and as a line among others, with a real network's dots. */
export function createFactorProduct(host: HTMLElement): Chart<FactorProductData> {
  const stage = createStage(host);
  const { svg } = stage;
  const ticks = createTextMarks(svg, "chart-tick");
  const lines = createTextMarks(svg, "chart-tick");
  const squares = createTextMarks(svg, "chart-square");
  const notes = createTextMarks(svg, "chart-note");
  const halves = createTextMarks(svg, "chart-strong");
  const total = createTextMark(svg, "chart-value chart-halo chart-factor");
  let shades: { readonly of: readonly string[]; readonly map: MagnitudeMap } | null = null;

  function shadeOf(log: number): string {
    const { magnitudes } = stage.palette;
    if (shades?.of !== magnitudes) shades = { of: magnitudes, map: magnitudeMap(magnitudes) };
    const pixel = shades.map.pixel(log);
    return `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
  }

  const scaleOf = () => Math.max(1, stage.palette.sizes.tick / TICK);

  function drawStrip(context: CanvasRenderingContext2D, { factor, depth, words }: FactorProductData): void {
    const scale = scaleOf();
    const [left, top] = [MARGIN.left * scale, STRIP.top * scale];
    const width = (stage.width - left - 6) / depth;
    const gap = width > 8 ? STRIP.gap : 0;
    squares.begin();
    for (let layer = 1; layer <= depth; layer++) {
      const log = (depth - layer + 1) * Math.log10(factor);
      const x = left + (layer - 1) * width;
      context.fillStyle = shadeOf(log);
      context.fillRect(x, top, width - gap, STRIP.height);
      const every = Math.max(1, Math.ceil(depth / 6));
      const isNumbered = width * every >= NUMBERED && (layer - 1) % every === 0 && width > 14;
      if (isNumbered) {
        squares.show(figure(10 ** log).replace(/ × 10\^.*/, "…"), x + (width - gap) / 2, top + 21, "middle");
      }
    }
    squares.end();
    svg.classList.toggle("pale-squares", depth * Math.log10(factor) < Math.log10(DARK_BELOW));
    notes.begin();
    notes.show(words.input, left, top - 7, "start");
    notes.show(words.output, stage.width - 6, top - 7, "end");
    if (stage.width > 520 * scale) notes.show(`← ${words.back}`, stage.width / 2, top - 7, "middle");
    notes.show(words.axis, (left + stage.width - MARGIN.right * scale) / 2, stage.height - 6, "middle");
    notes.end();
  }

  function drawPlot(context: CanvasRenderingContext2D, data: FactorProductData): void {
    const { factor, depth, measured, words } = data;
    const { palette } = stage;
    const end = depth * Math.log10(factor);
    const domain = [
      Math.min(DOMAIN[0], end - 0.4),
      Math.max(DOMAIN[1], Math.min(end + 0.6, FLOAT32_MAX_LOG + 1)),
    ] as const;
    const scale = scaleOf();
    const [left, right] = [MARGIN.left * scale, stage.width - MARGIN.right * scale];
    const top = STRIP.top * scale + STRIP.height + STRIP.below;
    const bottom = Math.max(top + 1, stage.height - MARGIN.bottom * scale);
    const { y, ticks: powers } = logScale(domain, top, bottom, [1, 2, 5, 10], 26 * scale);
    const x = (layers: number) => left + (layers / depth) * (right - left);

    context.fillStyle = palette.surface;
    context.fillRect(left, top, right - left, y(0) - top);
    context.fillStyle = palette.hover;
    context.fillRect(left, y(0), right - left, bottom - y(0));
    context.strokeStyle = palette.grid;
    context.lineWidth = palette.markGrid;
    ticks.begin();
    for (const power of powers) {
      context.strokeRect(left, Math.round(y(power)) + 0.5, right - left, 0);
      ticks.show(power === 0 ? "1" : `10^${String(power).replace("-", "−")}`, left - 8, y(power) + 4 * scale, "end");
    }
    for (const part of [0, 0.25, 0.5, 0.75, 1]) {
      const layers = Math.round(depth * part);
      ticks.show(String(layers), x(layers), bottom + 17 * scale, "middle");
    }
    ticks.end();
    halves.begin();
    halves.show(words.explodes, left + 12, top + 20 * scale, "start");
    halves.show(words.vanishes, left + 12, bottom - 10, "start");
    halves.end();

    context.save();
    context.beginPath();
    context.rect(left, top, right - left + 8, bottom - top);
    context.clip();
    context.lineWidth = palette.markTrail;
    context.strokeStyle = palette.ink3;
    for (const other of OTHERS) ray(context, x, y, depth, other);
    context.strokeStyle = palette.ink2;
    ray(context, x, y, depth, 1);
    context.strokeStyle = palette.factor;
    context.lineWidth = 3;
    ray(context, x, y, depth, factor);
    drawDots(context, measured, x, y);
    context.restore();

    context.fillStyle = palette.factor;
    context.beginPath();
    context.arc(right, y(Math.min(end, domain[1])), 6, 0, 2 * Math.PI);
    context.fill();
    total.show(figure(factor ** depth), right + 10, y(end) + 6 * scale);
    lines.begin();
    for (const other of OTHERS) {
      const log = depth * Math.log10(other);
      const isClear = Math.abs(y(log) - y(end)) > 18 * scale && log > domain[0] && log < domain[1];
      if (isClear) lines.show(`g = ${other}`, right + 8, y(log) + 4 * scale, "start");
    }
    lines.end();
  }

  function drawDots(
    context: CanvasRenderingContext2D,
    measured: readonly number[] | null,
    x: (layers: number) => number,
    y: (log: number) => number,
  ): void {
    const { palette } = stage;
    context.lineWidth = 2;
    context.strokeStyle = palette.ink;
    context.fillStyle = palette.surface;
    for (const [passed, ratio] of (measured ?? []).entries()) {
      if (passed === 0 || !(ratio > 0)) continue;
      context.beginPath();
      context.arc(x(passed), y(Math.log10(ratio)), 4, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }

  return {
    resize: stage.resize,
    draw(data) {
      if (!stage.changed(data, 0)) return;
      const context = stage.paint();
      drawStrip(context, data);
      drawPlot(context, data);
    },
    destroy: stage.destroy,
  };
}

function ray(
  context: CanvasRenderingContext2D,
  x: (layers: number) => number,
  y: (log: number) => number,
  depth: number,
  factor: number,
): void {
  context.beginPath();
  context.moveTo(x(0), y(0));
  context.lineTo(x(depth), y(depth * Math.log10(factor)));
  context.stroke();
}
