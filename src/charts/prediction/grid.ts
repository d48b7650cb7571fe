import type { Picture } from "../../engine/pictures/picture.ts";
import type { Box } from "../labels.ts";
import type { Palette } from "../palette.ts";
import type { NonfinitePatterns } from "../patterns.ts";

type Grid = Extract<Picture, { kind: "grid" }>;

/** Strengths of the two tints of the decision; a third class and more repeat them. */
const TINTS = [0.12, 0.42] as const;
const POINT = 2.6;

/** The class with the largest prediction at a cell; null where one of them is not finite. */
export function decisionAt({ prediction, classes }: Grid, cell: number): number | null {
  if (classes === 1) {
    const value = prediction[cell] as number;
    return Number.isFinite(value) ? Number(value > 0.5) : null;
  }
  let best = 0;
  for (let k = 0; k < classes; k++) {
    const value = prediction[cell * classes + k] as number;
    if (!Number.isFinite(value)) return null;
    if (value > (prediction[cell * classes + best] as number)) best = k;
  }
  return best;
}

/** The map of decisions as tints of the lane's colour, and the samples on it: one class filled, the other hollow. */
export function paintGridPicture(
  context: CanvasRenderingContext2D,
  palette: Palette,
  patterns: NonfinitePatterns | null,
  picture: Grid,
  plot: Box,
): void {
  const side = Math.min(plot.width, plot.height);
  const [left, top] = [plot.x + (plot.width - side) / 2, plot.y];
  const { width, height, x, y, samples } = picture;
  const [cellWidth, cellHeight] = [side / width, side / height];
  for (let cell = 0; cell < width * height; cell++) {
    const decision = decisionAt(picture, cell);
    context.globalAlpha = decision === null ? 1 : (TINTS[decision % TINTS.length] as number);
    context.fillStyle = decision === null ? (patterns?.nan ?? palette.ink) : palette.lane;
    // Rows come from the least y on: the picture has it at the bottom.
    const [column, row] = [cell % width, height - 1 - Math.floor(cell / width)];
    context.fillRect(left + column * cellWidth, top + row * cellHeight, cellWidth + 0.5, cellHeight + 0.5);
  }
  context.globalAlpha = 1;
  const [x0, x1] = [x[0] as number, x[x.length - 1] as number];
  const [y0, y1] = [y[0] as number, y[y.length - 1] as number];
  for (let k = 0; k < samples.classes.length; k++) {
    const [px, py] = [samples.points[2 * k] as number, samples.points[2 * k + 1] as number];
    context.beginPath();
    context.arc(left + ((px - x0) / (x1 - x0)) * side, top + ((y1 - py) / (y1 - y0)) * side, POINT, 0, 2 * Math.PI);
    context.fillStyle = samples.classes[k] === 0 ? palette.surface : palette.ink;
    context.fill();
    context.strokeStyle = palette.ink;
    context.lineWidth = 1;
    context.stroke();
  }
}
