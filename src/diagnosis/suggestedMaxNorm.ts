import type { Instability } from "./instability.ts";
import { median } from "./median.ts";
import { indexOf, type Recorded } from "./recorded.ts";

/** A range for max_norm, and the median norm that it is taken from. */
export interface SuggestedMaxNorm {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Steps that make a stretch. */
const LEAST = 5;
/** Pascanu, Mikolov & Bengio (2013): between half and ten times the usual norm. */
const LOW = 0.5;
const HIGH = 10;

/**
 * 0.5 to 10 times the median ‖g‖ of the healthy stretch, the steps before the first sign of instability; the median,
 * for one bad batch would carry a mean away.
 *
 * @returns null where fewer than 5 steps were healthy, or the gradient was 0
 */
export function suggestedMaxNorm(recorded: Recorded, instability: Instability | null): SuggestedMaxNorm | null {
  const index = indexOf(recorded.layout, "total_norm_f64");
  if (index < 0) return null;
  const end = instability?.step ?? recorded.steps;
  const norms: number[] = [];
  for (let step = 0; step < end; step += recorded.stride) norms.push(recorded.last(recorded.binOf(step), index));
  const usual = median(norms);
  if (norms.length < LEAST || !(usual > 0 && Number.isFinite(usual))) return null;
  return { low: LOW * usual, median: usual, high: HIGH * usual };
}
