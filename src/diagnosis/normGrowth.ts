import { median } from "./median.ts";
import { indexOf, type Recorded } from "./recorded.ts";

/** Factors of which a growth is made at least. */
const LEAST = 3;

/**
 * How fast a run diverges: the median factor by which ‖g‖ grows from one step to the next, over the last steps in
 * which it does nothing but grow. Near a minimum of curvature λ it is |1 − ηλ|.
 */
export function normGrowth(recorded: Recorded): { readonly factor: number; readonly steps: number } | null {
  const index = indexOf(recorded.layout, "total_norm_f64");
  if (index < 0 || recorded.stride > 1) return null;
  const factors: number[] = [];
  let step = recorded.steps - 1;
  while (step > 0 && !Number.isFinite(recorded.last(step, index))) step--;
  for (; step > 0; step--) {
    const factor = recorded.last(step, index) / recorded.last(step - 1, index);
    if (!(factor > 1)) break;
    factors.push(factor);
  }
  return factors.length < LEAST ? null : { factor: median(factors), steps: factors.length };
}
