import type { Stage } from "../stage.ts";
import type { TextMarks } from "../textMark.ts";

const MARGIN = { left: 34, right: 8, top: 10, bottom: 24 } as const;

/** The frame of what is drawn over the bias b: the section through the wall, and the fixed points. */
export interface OverBias {
  x(b: number): number;
  y(value: number): number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws axes and grid; `values`: ticks of the vertical axis, its ends the first and the last. */
export function overBias(
  stage: Stage,
  ticks: TextMarks,
  [least, most]: readonly [number, number],
  values: readonly number[],
  name: string,
): OverBias {
  const { context, palette, width, height } = stage;
  const [left, right] = [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)];
  const [top, bottom] = [MARGIN.top, Math.max(MARGIN.top + 1, height - MARGIN.bottom)];
  const [low, high] = [values[0] ?? 0, values.at(-1) ?? 1];
  const x = (b: number) => left + ((b - least) / (most - least)) * (right - left);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
  const written = (value: number) => String(value).replace("-", "−");
  context.lineWidth = palette.markGrid;
  context.strokeStyle = palette.grid;
  ticks.begin();
  for (const value of values) {
    context.strokeRect(left, Math.round(y(value)) + 0.5, right - left, 0);
    ticks.show(written(value), left - 7, y(value) + 4, "end");
  }
  for (let b = Math.ceil(least * 2) / 2; b <= most; b += 0.5) {
    if (Number.isInteger(b)) ticks.show(written(b), x(b), bottom + 16, "middle");
  }
  ticks.show(name, right, bottom + 16, "end");
  ticks.end();
  context.strokeStyle = palette.lineStrong;
  context.strokeRect(left, Math.round(bottom) + 0.5, right - left, 0);
  return { x, y, top, bottom };
}
