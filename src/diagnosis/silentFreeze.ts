import type { Experiment } from "../experiment/schema.ts";
import { type Recorded, valueAt } from "./recorded.ts";

/**
 * The silent freeze: PyTorch's float32 norm is Inf although the gradient is finite, so clip_grad_norm_ multiplies it
 * by max_norm/Inf = 0 and the optimizer gets nothing. `experiment`: the settings of that step.
 */
export function isFrozen(recorded: Recorded, step: number, { clip }: Experiment): boolean {
  return (
    clip.mode === "norm" &&
    valueAt(recorded, "total_norm", step) === Number.POSITIVE_INFINITY &&
    Number.isFinite(valueAt(recorded, "total_norm_f64", step)) &&
    valueAt(recorded, "clipped_norm", step) === 0
  );
}
