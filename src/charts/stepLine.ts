import type { Box } from "./labels.ts";
import { createShapeMark } from "./shapeMark.ts";
import type { StepAxis } from "./stepAxis.ts";

/** An upright line at a step, the playhead for instance; it leaves a gap where it meets a text, so that no word is crossed out. */
export interface StepLine {
  /** No line where `step` is null or not on the axis. `height`: of the chart; `texts`: what it may meet. */
  draw(steps: StepAxis, step: number | null, height: number, texts: readonly Box[]): void;
}

export function createStepLine(svg: SVGElement, classes: string): StepLine {
  const line = createShapeMark(svg, "path", classes);
  return {
    draw(steps, step, height, texts) {
      if (step === null || step < 0 || step >= steps.window) line.hide();
      else line.show({ d: lineAround(Math.floor(steps.x(step)) + 0.5, height, texts) });
    },
  };
}

/** Pixels that the line keeps away from a text. */
const APART = 3;

/** The path from 0 down to `height`, without the parts beside which a text stands. */
export function lineAround(x: number, height: number, texts: readonly Box[]): string {
  const met = texts.filter((text) => x > text.x - APART && x < text.x + text.width + APART);
  const parts: string[] = [];
  let from = 0;
  for (const { y, height: tall } of met.toSorted((a, b) => a.y - b.y)) {
    if (y > from) parts.push(`M${x} ${from}V${y.toFixed(1)}`);
    from = Math.max(from, Number((y + tall).toFixed(1)));
  }
  if (from < height) parts.push(`M${x} ${from}V${height}`);
  return parts.join("");
}
