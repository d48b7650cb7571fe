import type { MagnitudeMap } from "../magnitudes.ts";
import { FINITE, type HeatCells } from "./cells.ts";

/** The finite cells as an image, a pixel a cell, the last row (the output) on top; drawn stretched, without smoothing. */
export interface HeatImage {
  readonly canvas: HTMLCanvasElement;
  /** Writes the columns from `from` on. */
  write(cells: HeatCells, map: MagnitudeMap, from: number): void;
}

export function createHeatImage(page: Document): HeatImage {
  const canvas = page.createElement("canvas");
  const context = canvas.getContext("2d");
  let image: ImageData | null = null;
  let pixels = new Uint32Array(0);
  return {
    canvas,
    write(cells, map, from) {
      if (!context) return;
      if (image?.width !== cells.columns || image.height !== cells.rows) {
        canvas.width = cells.columns;
        canvas.height = cells.rows;
        image = context.createImageData(cells.columns, cells.rows);
        pixels = new Uint32Array(image.data.buffer);
      }
      const width = cells.columns - from;
      if (width < 1) return;
      for (let row = 0; row < cells.rows; row++) writeRow(pixels, cells, map, row, from);
      context.putImageData(image, 0, 0, from, 0, width, cells.rows);
    },
  };
}

function writeRow(pixels: Uint32Array, cells: HeatCells, map: MagnitudeMap, row: number, from: number): void {
  const source = row * cells.columns;
  const target = (cells.rows - 1 - row) * cells.columns;
  for (let column = from; column < cells.columns; column++) {
    const finite = cells.kinds[source + column] === FINITE;
    pixels[target + column] = finite ? map.pixel(cells.logs[source + column] as number) : 0;
  }
}
