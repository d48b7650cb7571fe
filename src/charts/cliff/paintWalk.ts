import { PATH_STRIDE } from "../../engine/cliff/shapes.ts";
import type { Walked } from "./walks.ts";

/** Puts a point (w, b, loss) on the picture. */
export type Place = (w: number, b: number, loss: number) => readonly [x: number, y: number];

interface WalkLook {
  readonly colour: string;
  readonly casing: string;
  /** Radius of the dot of each update; 0: none. */
  readonly dot: number;
  readonly width: number;
}

const CASING = 2.5;
/** More dots than that would be a second line. */
const MOST_DOTS = 400;
const DASH = [7, 5];
const ARROW = 9;

/** A path in its lane's colour on a casing, a dot for each update. */
export function paintWalk(
  context: CanvasRenderingContext2D,
  path: Float64Array,
  walked: Walked,
  place: Place,
  look: WalkLook,
): void {
  const at = (k: number) => pointAt(path, k, place);
  context.save();
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const [colour, width] of [
    [look.casing, look.width + CASING],
    [look.colour, look.width],
  ] as const) {
    context.beginPath();
    for (let k = 0; k <= walked.until; k++) {
      const [x, y] = at(k);
      if (k === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  if (look.dot > 0 && walked.until <= MOST_DOTS) {
    context.fillStyle = look.colour;
    context.strokeStyle = look.casing;
    context.lineWidth = 0.75;
    for (let k = 0; k <= walked.until; k++) {
      const [x, y] = at(k);
      context.beginPath();
      context.arc(x, y, look.dot, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }
  context.restore();
}

/** The step that leaves the region, dashed as far as the box, with an arrow where it leaves; returns that place. */
export function paintThrown(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  towards: readonly [number, number],
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { colour, casing, width }: WalkLook,
): readonly [number, number] {
  const [x0, y0] = from;
  const length = Math.hypot(towards[0] - x0, towards[1] - y0) || 1;
  const [dx, dy] = [(towards[0] - x0) / length, (towards[1] - y0) / length];
  const reach = Math.min(
    length,
    dx > 0 ? (box.right - x0) / dx : dx < 0 ? (box.left - x0) / dx : Infinity,
    dy > 0 ? (box.bottom - y0) / dy : dy < 0 ? (box.top - y0) / dy : Infinity,
  );
  const [x, y] = [x0 + dx * reach, y0 + dy * reach];
  context.save();
  context.lineCap = "butt";
  for (const [stroke, lineWidth] of [
    [casing, width + CASING],
    [colour, width],
  ] as const) {
    context.beginPath();
    context.setLineDash(stroke === casing ? [] : DASH);
    context.moveTo(x0, y0);
    context.lineTo(x - dx * ARROW, y - dy * ARROW);
    context.strokeStyle = stroke;
    context.lineWidth = lineWidth;
    context.stroke();
  }
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - dx * 2 * ARROW - dy * ARROW, y - dy * 2 * ARROW + dx * ARROW);
  context.lineTo(x - dx * 2 * ARROW + dy * ARROW, y - dy * 2 * ARROW - dx * ARROW);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  context.restore();
  return [x, y];
}

/** A ring or a dot at one place. */
export function paintSpot(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  fill: string,
  stroke: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.lineWidth = 2.25;
  context.fill();
  context.stroke();
}

export function pointAt(path: Float64Array, k: number, place: Place): readonly [number, number] {
  const at = k * PATH_STRIDE;
  return place(path[at] as number, path[at + 1] as number, path[at + 2] as number);
}
