/** A rectangle in pixels, from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A drawn line by its points; a point that is not finite breaks it. */
export interface Polyline {
  readonly points: number;
  /** How much worse it is to cover this line than another. */
  readonly weight: number;
  x(point: number): number;
  y(point: number): number;
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = (frame: Box, box: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height;

/**
 * Places labels so that none is cut by `frame`, covers another or covers one of the boxes `taken`. `labels`: for each,
 * the most important first, its possible boxes, the most wanted first. Of those that are free it gets the one that the
 * `lines` cross least. Returns the index of each label's box, −1 for a label that has to be left out.
 */
export function placeLabels(
  labels: readonly (readonly Box[])[],
  frame: Box,
  taken: readonly Box[],
  lines: readonly Polyline[],
): number[] {
  const occupied = [...taken];
  return labels.map((boxes) => {
    const chosen = leastCrossed(boxes, (box) => contains(frame, box) && !occupied.some((o) => overlaps(o, box)), lines);
    const box = boxes[chosen];
    if (box) occupied.push(box);
    return chosen;
  });
}

/** The index of the box that `allowed` lets pass and the lines cross least, the first of equals; −1: none passes. */
export function leastCrossed(
  boxes: readonly Box[],
  allowed: (box: Box) => boolean,
  lines: readonly Polyline[],
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, index) => {
    if (!allowed(box)) return;
    const crossed = lines.reduce((sum, line) => sum + line.weight * crossing(box, line), 0);
    if (crossed < least) [best, least] = [index, crossed];
  });
  return best;
}

/** Pixels that a line runs inside a box. */
export function crossing(box: Box, line: Polyline): number {
  let length = 0;
  for (let point = 1; point < line.points; point++) {
    length += segmentInside(box, line.x(point - 1), line.y(point - 1), line.x(point), line.y(point));
  }
  return length;
}

/** The part of one segment inside the box: Liang and Barsky's clipping, one axis after the other. Most segments lie beside it. */
function segmentInside(box: Box, x0: number, y0: number, x1: number, y1: number): number {
  if (!Number.isFinite(y0) || !Number.isFinite(y1)) return 0;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  if (Math.max(x0, x1) < box.x || Math.min(x0, x1) > right) return 0;
  if (Math.max(y0, y1) < box.y || Math.min(y0, y1) > bottom) return 0;
  const [dx, dy] = [x1 - x0, y1 - y0];
  const from = Math.max(0, entry(x0, dx, box.x, right), entry(y0, dy, box.y, bottom));
  const to = Math.min(1, exit(x0, dx, box.x, right), exit(y0, dy, box.y, bottom));
  return to > from ? (to - from) * Math.hypot(dx, dy) : 0;
}

/** The part of a segment, from 0 to 1, at which it enters what lies between two values of one coordinate, and leaves it. */
const entry = (start: number, delta: number, low: number, high: number) =>
  delta === 0 ? 0 : Math.min((low - start) / delta, (high - start) / delta);
const exit = (start: number, delta: number, low: number, high: number) =>
  delta === 0 ? 1 : Math.max((low - start) / delta, (high - start) / delta);
