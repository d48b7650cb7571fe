import type { Recorded } from "./recorded.ts";
import { stepColumns, weightsIn } from "./weights.ts";

/**
 * How far the weights can have come from where they started, over how large they were: Σ‖Δθ‖/‖θ₀‖ over the run, of the
 * weight that moved most. NaN where it is not recorded, or where every weight started at 0.
 */
export function movement(recorded: Recorded): number {
  const columns = stepColumns(recorded.layout);
  if (columns === null) return Number.NaN;
  let most = Number.NaN;
  for (const k of weightsIn(recorded.layout)) {
    let path = 0;
    for (let step = 0; step < recorded.steps; step += recorded.stride) {
      path += recorded.last(recorded.binOf(step), columns.updates.offset + k) * recorded.stride;
    }
    const start = recorded.first(columns.weights.offset + k);
    if (start > 0 && !(path / start <= most)) most = path / start;
  }
  return most;
}
