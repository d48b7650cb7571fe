import type { EdgePoint } from "../diagnosis/mapEdge.ts";
import type { MapCell } from "../runs/mapState.ts";
import type { Chart } from "./chart.ts";
import { createPatternSource, hatch } from "./patterns.ts";
import { createStage, type Look } from "./stage.ts";
import { type Colouring, colouringOf, type Fill, type MapColour } from "./sweepMap/colouring.ts";
import { createTextMark, createTextMarks } from "./textMark.ts";

interface SweepMapData extends Look {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly (MapCell | undefined)[];
  readonly version: number;
  readonly colour: MapColour;
  readonly steps: number;
  readonly theory: readonly EdgePoint[];
  readonly measured: readonly EdgePoint[];
  /** The cell that is pointed at or walked to; null: none. */
  readonly focused: number | null;
  /** Words at the axes: one for each value, and the fields' names. */
  readonly xTicks: readonly string[];
  readonly yTicks: readonly string[];
  readonly x: string;
  readonly y: string;
}

export interface SweepMapChart extends Chart<SweepMapData> {
  /** The cell under a pixel; null beside the map. */
  cellAt(x: number, y: number): number | null;
}

/** Pixels, with ticks of so many; larger ones need more. */
const TICK = 11;
const MARGIN = { left: 58, right: 14, top: 14, bottom: 46 } as const;
/** Labels are at least so far apart. */
const TICK_ROOM = { x: 44, y: 22 } as const;

/** A map of runs: a colour a cell, coarse ones standing for those not trained yet; the edges over it. */
export function createSweepMap(host: HTMLElement): SweepMapChart {
  const stage = createStage(host);
  const patterns = createPatternSource(stage);
  const ticks = createTextMarks(stage.svg, "chart-tick");
  const xName = createTextMark(stage.svg, "chart-note");
  const yName = createTextMark(stage.svg, "chart-note");
  let size = { columns: 1, rows: 1 };

  const scaleOf = () => Math.max(1, stage.palette.sizes.tick / TICK);

  function plotOf() {
    const scale = scaleOf();
    const [left, top] = [MARGIN.left * scale, MARGIN.top * scale];
    const width = Math.max(1, stage.width - left - MARGIN.right * scale);
    const height = Math.max(1, stage.height - top - MARGIN.bottom * scale);
    return { left, top, width, height };
  }

  /** Pixels of the left edge of a column and of the upper edge of a row; whole ones, so that no seam shows. */
  function edges() {
    const { left, top, width, height } = plotOf();
    const x = (column: number) => Math.round(left + (column / size.columns) * width);
    const y = (row: number) => Math.round(top + ((size.rows - row) / size.rows) * height);
    return { x, y };
  }

  function paintCells(context: CanvasRenderingContext2D, data: SweepMapData, colouring: Colouring): void {
    const { x, y } = edges();
    const filled = patterns.get();
    const { cellNone, infBack, nanBack } = stage.palette;
    const styleOf = (fill: Fill) => {
      if (fill === "inf") return filled?.inf ?? infBack;
      if (fill === "nan") return filled?.nan ?? nanBack;
      return fill ?? cellNone;
    };
    for (let row = 0; row < data.rows; row++) {
      for (let column = 0; column < data.columns; column++) {
        const cell = nearest(data, column, row);
        if (cell === undefined) continue;
        const box = { x: x(column), y: y(row + 1), width: x(column + 1) - x(column), height: y(row) - y(row + 1) };
        context.fillStyle = styleOf(cell.problem ? null : colouring(cell));
        context.fillRect(box.x, box.y, box.width, box.height);
        if (cell.problem) hatch(context, stage.palette.ink3, box);
      }
    }
  }

  function paintEdge(context: CanvasRenderingContext2D, points: readonly EdgePoint[], dash: readonly number[]): void {
    const { left, top, width, height } = plotOf();
    const { palette } = stage;
    const place = ({ x, y }: EdgePoint): readonly [number, number] => [
      left + ((x + 0.5) / size.columns) * width,
      top + ((size.rows - y - 0.5) / size.rows) * height,
    ];
    for (const [colour, lineWidth] of [
      [palette.surface, 4],
      [palette.ink, 1.75],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = lineWidth;
      context.setLineDash(colour === palette.ink ? [...dash] : []);
      context.beginPath();
      for (const [k, point] of points.entries()) {
        // Rows between which there is no point are not joined.
        const before = points[k - 1];
        if (before !== undefined && point.y - before.y <= 1) context.lineTo(...place(point));
        else context.moveTo(...place(point));
      }
      context.stroke();
    }
    context.setLineDash([]);
  }

  function writeAxes(data: SweepMapData): void {
    const { left, top, width, height } = plotOf();
    const scale = scaleOf();
    ticks.begin();
    for (const column of chosen(data.columns, width, TICK_ROOM.x * scale)) {
      const at = left + ((column + 0.5) / data.columns) * width;
      ticks.show(data.xTicks[column] ?? "", at, top + height + 17 * scale, "middle");
    }
    for (const row of chosen(data.rows, height, TICK_ROOM.y * scale)) {
      const at = top + ((data.rows - row - 0.5) / data.rows) * height;
      ticks.show(data.yTicks[row] ?? "", left - 8 * scale, at + 4 * scale, "end");
    }
    ticks.end();
    xName.show(data.x, left + width, top + height + 37 * scale, "end");
    yName.show(data.y, 4, top - 2 * scale, "start");
  }

  return {
    resize: stage.resize,
    draw(data) {
      size = { columns: data.columns, rows: data.rows };
      if (!stage.changed(data, data.version)) return;
      const context = stage.paint();
      paintCells(context, data, colouringOf(data.colour, stage.palette, data.steps));
      paintEdge(context, data.measured, []);
      paintEdge(context, data.theory, [2, 4]);
      if (data.focused !== null) {
        const { x, y } = edges();
        const [column, row] = [data.focused % data.columns, Math.floor(data.focused / data.columns)];
        context.strokeStyle = stage.palette.ink;
        context.lineWidth = 2;
        context.strokeRect(x(column), y(row + 1), x(column + 1) - x(column), y(row) - y(row + 1));
      }
      writeAxes(data);
    },
    cellAt(px, py) {
      const { left, top, width, height } = plotOf();
      const column = Math.floor(((px - left) / width) * size.columns);
      const row = size.rows - 1 - Math.floor(((py - top) / height) * size.rows);
      const isInside = column >= 0 && column < size.columns && row >= 0 && row < size.rows;
      return isInside ? row * size.columns + column : null;
    },
    destroy: stage.destroy,
  };
}

const STRIDES = [1, 2, 4, 8] as const;

/** The cell itself, or the coarser one whose block it lies in; undefined: nothing of it was trained yet. */
function nearest({ cells, columns }: SweepMapData, column: number, row: number): MapCell | undefined {
  for (const stride of STRIDES) {
    const cell = cells[(row - (row % stride)) * columns + column - (column % stride)];
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** Every so many of `count`, `room` pixels apart. */
function chosen(count: number, length: number, room: number): readonly number[] {
  const every = Math.max(1, Math.ceil((room * count) / length));
  return Array.from({ length: Math.ceil(count / every) }, (_, k) => k * every);
}
