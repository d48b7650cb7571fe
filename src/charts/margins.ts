import type { Box } from "./labels.ts";
import type { Variant } from "./stage.ts";

/** Left and right margins, the same in all charts so that their axes line up; `scale`: sizes of marks against the lab's. */
export const SIDES = {
  full: { scale: 1, left: 44, right: 16 },
  compact: { scale: 1, left: 44, right: 16 },
  present: { scale: 1.75, left: 92, right: 30 },
} as const satisfies Record<Variant, { scale: number; left: number; right: number }>;

/** The plot between the margins of a chart of that size. */
export function plotBox(width: number, height: number, variant: Variant, top: number, bottom: number): Box {
  const { left, right } = SIDES[variant];
  return { x: left, y: top, width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) };
}
