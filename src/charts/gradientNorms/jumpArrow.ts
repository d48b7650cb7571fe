import type { Jump } from "./jump.ts";
import type { HeroLayout } from "./layout.ts";

/** From just above the earlier step's line to just below the later one's, in pixels. */
export interface Arrow {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  /** Of its head and of its distance from the lines, against those of the lab. */
  readonly size: number;
}

/** Pixels that an arrow of full size needs; between nearer lines all of it is smaller. */
const ROOM = 40;

export function arrowOf({ layer, from, to }: Jump, { layers, y, scale }: HeroLayout): Arrow {
  const [bottom, top] = [y.y(from), y.y(to)];
  const size = Math.min(scale, (bottom - top) / ROOM);
  return { x: layers.x(layer), from: bottom - 5 * size, to: top + 9 * size, size };
}

export function arrowPath({ x, from, to, size }: Arrow): string {
  const [w, h] = [4.5 * size, 6 * size];
  return `M${x} ${from}V${to}m${-w} ${h}l${w} ${-h} ${w} ${h}`;
}
