import { type BinCursor, binCursor } from "../binCursor.ts";
import type { Box } from "../labels.ts";
import { type MagnitudeMap, magnitudeMap } from "../magnitudes.ts";
import type { Palette } from "../palette.ts";
import { createPatternSource, type NonfinitePatterns } from "../patterns.ts";
import type { Stage } from "../stage.ts";
import {
  fillCells,
  firstNonfiniteColumn,
  type HeatCells,
  heatCells,
  INF,
  NAN,
  type Run,
  specialRuns,
  ZERO,
} from "./cells.ts";
import type { HeatMapData } from "./data.ts";
import { createHeatImage } from "./image.ts";
import type { HeatLayout } from "./layout.ts";

/** What of the picture the notes over it have to know. */
export interface Painted {
  /** The first column that is not finite, null where all is. */
  readonly bad: Box | null;
  /** Pixels from the left where the recorded steps end. */
  readonly end: number;
}

export interface HeatPicture {
  /** `columns`: where the layers stand in a recorded row. */
  paint(data: HeatMapData, layout: HeatLayout, columns: readonly number[]): Painted;
}

/** The first column that is not finite is never narrower, so that it can be seen. */
const FIRST_BAD_WIDTH = 9;
/** A cell smaller than this has no room for the dot of an exact zero. */
const ZERO_SIZE = 6;

export function createHeatPicture(stage: Stage): HeatPicture {
  const image = createHeatImage(stage.svg.ownerDocument);
  const patterns = createPatternSource(stage);
  let cells: HeatCells = heatCells(1, 0, 1);
  let cursor: BinCursor = binCursor();
  let map: MagnitudeMap | null = null;
  let mapOf: Palette | null = null;

  function colours(): MagnitudeMap {
    if (!map || mapOf !== stage.palette) map = magnitudeMap(stage.palette.magnitudes);
    mapOf = stage.palette;
    return map;
  }

  function update(
    { history, window, quantity, until }: HeatMapData,
    layout: HeatLayout,
    columns: readonly number[],
  ): void {
    const pixels = Math.max(1, Math.round(layout.plot.width * stage.ratio));
    const fits = cells.window === window && cells.rows === layout.rows && cells.columns === Math.min(window, pixels);
    const recorded = history !== null && columns.length === layout.rows;
    if (!fits || !recorded) {
      cells = heatCells(window, layout.rows, pixels);
      cursor = binCursor();
    }
    if (!recorded) return;
    const bins = Math.min(history.bins, Math.ceil(until / history.stride));
    const from = cursor.next(history, bins, `${quantity} ${stage.palette.magnitudes.join()}`);
    image.write(cells, colours(), fillCells(cells, history, columns, from, until));
  }

  return {
    paint(data, layout, columns) {
      update(data, layout, columns);
      const context = stage.paint();
      const { plot } = layout;
      context.fillStyle = stage.palette.cellNone;
      context.fillRect(plot.x, plot.y, plot.width, plot.height);
      const end = plot.x + (cells.filled / cells.columns) * plot.width;
      if (cells.filled === 0) return { bad: null, end };
      context.imageSmoothingEnabled = false;
      context.drawImage(image.canvas, plot.x, plot.y, plot.width, plot.height);
      const runs = specialRuns(cells);
      const bad = firstBad(cells, layout, runs);
      paintRuns(context, stage.palette, patterns.get(), { cells, layout, runs, bad });
      return { bad, end: Math.max(end, bad ? bad.x + bad.width : end) };
    },
  };
}

interface Special {
  readonly cells: HeatCells;
  readonly layout: HeatLayout;
  readonly runs: readonly Run[];
  readonly bad: Box | null;
}

const columnX = ({ columns }: HeatCells, { plot }: HeatLayout, column: number) =>
  plot.x + (column / columns) * plot.width;

function firstBad(cells: HeatCells, layout: HeatLayout, runs: readonly Run[]): Box | null {
  const column = firstNonfiniteColumn(runs);
  if (column === null) return null;
  const { plot, scale } = layout;
  const x = columnX(cells, layout, column);
  const width = Math.max(FIRST_BAD_WIDTH * scale, columnX(cells, layout, column + 1) - x);
  return { x: Math.min(x, plot.x + plot.width - width), y: plot.y, width, height: plot.height };
}

function paintRuns(
  context: CanvasRenderingContext2D,
  palette: Palette,
  patterns: NonfinitePatterns | null,
  { cells, layout, runs, bad }: Special,
): void {
  const first = firstNonfiniteColumn(runs);
  for (const { row, from, to, kind } of runs) {
    const x = columnX(cells, layout, from);
    const width = columnX(cells, layout, to) - x;
    const y = layout.top(row + 1);
    if (kind === ZERO) paintZeros(context, palette.ink, { x, y, width, height: layout.rowHeight }, to - from);
    if (!patterns || kind < INF) continue;
    context.fillStyle = kind === NAN ? patterns.nan : patterns.inf;
    const opening = bad !== null && from === first;
    context.fillRect(opening ? bad.x : x, y, opening ? Math.max(width, bad.width) : width, layout.rowHeight + 0.3);
  }
}

/** A hollow dot for each of `count` cells in a row. */
function paintZeros(context: CanvasRenderingContext2D, colour: string, box: Box, count: number): void {
  const width = box.width / count;
  const size = Math.min(box.height, width);
  if (size < ZERO_SIZE) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  for (let i = 0; i < count; i++) {
    context.beginPath();
    context.arc(box.x + (i + 0.5) * width, box.y + box.height / 2, size / 4, 0, 2 * Math.PI);
    context.stroke();
  }
}
