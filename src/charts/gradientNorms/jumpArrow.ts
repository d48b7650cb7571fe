import type { Jump } from "./jump.ts";
import type { HeroLayout } from "./layout.ts";

/** From just above the earlier step's line to just below the later one's, in pixels. */
export interface Arrow {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

export function arrowOf({ layer, from, to }: Jump, { layers, y, scale }: HeroLayout): Arrow {
  return { x: layers.x(layer), from: y.y(from) - 5 * scale, to: y.y(to) + 9 * scale };
}

export function arrowPath({ x, from, to }: Arrow, scale: number): string {
  const [w, h] = [4.5 * scale, 6 * scale];
  return `M${x} ${from}V${to}m${-w} ${h}l${w} ${-h} ${w} ${h}`;
}
