import { indexOf, valueAt } from "../../../../diagnosis/recorded.ts";
import type { History } from "../../../../runs/history.ts";

/** What clipping did up to a step, and in it. */
export interface ClipFigures {
  readonly raw: number | null;
  readonly applied: number | null;
  /** Of the angle between the gradient before and after; NaN where there is none. */
  readonly cosine: number | null;
}

export function clipFigures(history: History, step: number): ClipFigures {
  return {
    raw: valueAt(history, "total_norm_f64", step),
    applied: valueAt(history, "clipped_norm", step),
    cosine: valueAt(history, "clip_cosine", step),
  };
}

/** How many of the recorded steps had a norm above τ: each bin's steps where even its smallest lies above. */
export function stepsAbove(history: History, threshold: number): number {
  const index = indexOf(history.layout, "total_norm_f64");
  if (index < 0) return 0;
  let count = 0;
  for (let bin = 0; bin < history.bins; bin++) {
    const steps = Math.min(history.stride, history.steps - bin * history.stride);
    const last = history.last(bin, index);
    if (history.stride === 1 ? last > threshold : history.min(bin, index) > threshold) count += steps;
  }
  return count;
}

/** In degrees; null where there is no angle. A rounding beyond 1 is no angle of its own. */
export function angleOf(cosine: number | null): number | null {
  if (cosine === null || Number.isNaN(cosine)) return null;
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}

/** Two figures: what a hand can mean by where it lets go. */
export const rounded = (value: number) => Number(value.toPrecision(2));
